// The cheapest answer libmicrohttpd can give: one response made once, one thread, an epoll descriptor outside.
// The same flags and options as HTTPServer's daemons, so that the ratio shows what Swift adds.
//   cc -O2 -o plaintext plaintext.c -lmicrohttpd && ./plaintext PORT
#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>

static struct MHD_Response *hello;
static char seen;

static enum MHD_Result answer(void *context, struct MHD_Connection *connection, const char *url, const char *method,
                              const char *version, const char *upload, size_t *size, void **request) {
  if (*request == NULL) {
    *request = &seen;
    return MHD_YES;
  }
  return MHD_queue_response(connection, MHD_HTTP_OK, hello);
}

int main(int count, char **arguments) {
  int listening = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), on = 1;
  struct sockaddr_in address = {.sin_family = AF_INET,
                                .sin_port = htons(count > 1 ? atoi(arguments[1]) : 8080),
                                .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  setsockopt(listening, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  if (bind(listening, (struct sockaddr *)&address, sizeof address) != 0 || listen(listening, 4096) != 0) {
    perror("plaintext");
    return 1;
  }
  hello = MHD_create_response_from_buffer(13, "Hello, World!", MHD_RESPMEM_PERSISTENT);
  MHD_add_response_header(hello, "Content-Type", "text/plain; charset=utf-8");
  struct MHD_Daemon *daemon = MHD_start_daemon(
      MHD_USE_EPOLL | MHD_ALLOW_SUSPEND_RESUME, 0, NULL, NULL, answer, NULL, MHD_OPTION_LISTEN_SOCKET, listening,
      MHD_OPTION_CONNECTION_LIMIT, 100000u, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)8192,
      MHD_OPTION_CONNECTION_TIMEOUT, 60u, MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_END);
  if (daemon == NULL) return 1;

  int polled = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
  int waiting = epoll_create1(EPOLL_CLOEXEC);
  struct epoll_event event = {.events = EPOLLIN};
  epoll_ctl(waiting, EPOLL_CTL_ADD, polled, &event);
  for (;;) {
    MHD_UNSIGNED_LONG_LONG milliseconds = 1000;
    if (MHD_get_timeout(daemon, &milliseconds) != MHD_YES || milliseconds > 1000) milliseconds = 1000;
    epoll_wait(waiting, &event, 1, (int)milliseconds);
    MHD_run(daemon);
  }
}
