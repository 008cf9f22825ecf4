import CommandLineTool
import Foundation
import StoreServer

exit(await StoreManager.run(CommandLine.arguments.dropFirst()).rawValue)
