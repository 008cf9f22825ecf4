// libmicrohttpd's getters and its start function are C-variadic, which Swift cannot call; options are made here so that
// the compiler checks the callbacks' types.
#pragma once
#include <microhttpd.h>
#include <stdint.h>

static inline int mhd_epoll_descriptor(struct MHD_Daemon *daemon) {
  return MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
}

static inline int mhd_listening_descriptor(struct MHD_Daemon *daemon) {
  return MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_LISTEN_FD)->listen_fd;
}

static inline int mhd_socket(struct MHD_Connection *connection) {
  return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
}

static inline void *mhd_socket_context(struct MHD_Connection *connection) {
  return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
}

static inline const struct sockaddr *mhd_client_address(struct MHD_Connection *connection) {
  return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr;
}

// The bytes of the request's head; 0 before it is complete.
static inline size_t mhd_head_size(struct MHD_Connection *connection) {
  const union MHD_ConnectionInfo *info =
      MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
  return info ? info->header_size : 0;
}

// Has the library close the connection, with TLS's farewell, after so many seconds without activity.
static inline void mhd_set_timeout(struct MHD_Connection *connection, unsigned seconds) {
  MHD_set_connection_option(connection, MHD_CONNECTION_OPTION_TIMEOUT, seconds);
}

// Neither chunked nor, without a length, kept alive.
static inline void mhd_close_after(struct MHD_Response *response) {
  MHD_set_response_options(response, MHD_RF_HTTP_1_0_COMPATIBLE_STRICT, MHD_RO_END);
}

static inline struct MHD_Daemon *mhd_start(unsigned flags, MHD_AccessHandlerCallback handler, void *context,
                                           struct MHD_OptionItem *options) {
  return MHD_start_daemon(flags, 0, NULL, NULL, handler, context, MHD_OPTION_ARRAY, options, MHD_OPTION_END);
}

static inline struct MHD_OptionItem mhd_option_connection(MHD_NotifyConnectionCallback callback, void *context) {
  struct MHD_OptionItem item = {MHD_OPTION_NOTIFY_CONNECTION, (intptr_t)callback, context};
  return item;
}

static inline struct MHD_OptionItem mhd_option_completed(MHD_RequestCompletedCallback callback, void *context) {
  struct MHD_OptionItem item = {MHD_OPTION_NOTIFY_COMPLETED, (intptr_t)callback, context};
  return item;
}

typedef void *(*mhd_target_callback)(void *context, const char *target, struct MHD_Connection *connection);

static inline struct MHD_OptionItem mhd_option_target(mhd_target_callback callback, void *context) {
  struct MHD_OptionItem item = {MHD_OPTION_URI_LOG_CALLBACK, (intptr_t)callback, context};
  return item;
}

typedef size_t (*mhd_unescape_callback)(void *context, struct MHD_Connection *connection, char *text);

static inline struct MHD_OptionItem mhd_option_unescape(mhd_unescape_callback callback) {
  struct MHD_OptionItem item = {MHD_OPTION_UNESCAPE_CALLBACK, (intptr_t)callback, NULL};
  return item;
}
