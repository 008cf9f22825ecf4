// Statements bind and rows hold the values of CQLProtocol: whoever uses the client needs both.
@_exported public import CQLProtocol
