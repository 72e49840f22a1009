// Makes writes fail as a full or broken disk does (写入故障), in any program that this library is preloaded into.
//
//   HENG_FAULT_FILES  parts of paths, divided by ':'; only files whose path holds one of them fail
//   HENG_FAULT_RATE   of a million writes, how many fail
//   HENG_FAULT_KINDS  letters: n no space, e input/output error, h half of it is written and then there is no space,
//                     s the disk does not confirm (fsync), i interrupted (a short write or EINTR, which is no failure),
//                     k half of it is written and the program is killed
//   HENG_FAULT_LOG    one letter is appended for each fault
//   HENG_FAULT_SEED   a number
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_uint_fast64_t state;
static atomic_int ready;
static long rate;
static const char *files, *kinds;
static int tally = -1;
static _Thread_local int full;

static void prepare(void) {
  if (atomic_load(&ready)) return;
  files = getenv("HENG_FAULT_FILES");
  kinds = getenv("HENG_FAULT_KINDS");
  const char *text = getenv("HENG_FAULT_RATE"), *seed = getenv("HENG_FAULT_SEED"), *log = getenv("HENG_FAULT_LOG");
  rate = files && kinds && text ? atol(text) : 0;
  atomic_store(&state, (seed ? strtoull(seed, NULL, 10) : 1) * 0x9e3779b97f4a7c15ull + (uint64_t)getpid());
  if (log) tally = open(log, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
  atomic_store(&ready, 1);
}

static uint64_t roll(void) {
  static atomic_int owner;
  // A forked process rolls its own.
  int self = (int)getpid();
  if (atomic_exchange(&owner, self) != self) atomic_fetch_add(&state, (uint64_t)self * 0xd1342543de82ef95ull);
  uint64_t z = atomic_fetch_add(&state, 0x9e3779b97f4a7c15ull) + 0x9e3779b97f4a7c15ull;
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
  return z ^ (z >> 31);
}

static int concerns(int file) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  const char *part = files;
  while (*part) {
    size_t size = strcspn(part, ":");
    if (size && memmem(path, (size_t)length, part, size)) return 1;
    part += size + (part[size] == ':');
  }
  return 0;
}

static void count(char kind) {
  if (tally >= 0) syscall(SYS_write, tally, &kind, 1);
}

// The letter of the fault that strikes now, or 0.
static char strike(int file, int confirms) {
  prepare();
  if (rate <= 0 || (long)(roll() % 1000000) >= rate) return 0;
  char kind = kinds[roll() % strlen(kinds)];
  if ((kind == 's') != confirms || !concerns(file)) return 0;
  return kind;
}

static ssize_t failing(char kind, int file, const void *bytes, size_t size, off_t place, int isPlaced) {
  size_t half = size / 2;
  if (kind == 'n' || kind == 'e' || (kind == 'i' && half == 0)) {
    count(kind);
    errno = kind == 'n' ? ENOSPC : kind == 'e' ? EIO : EINTR;
    return -1;
  }
  ssize_t written = half == 0 ? 0 : isPlaced ? syscall(SYS_pwrite64, file, bytes, half, place) : syscall(SYS_write, file, bytes, half);
  count(kind);
  if (kind == 'k') kill(getpid(), SIGKILL);
  if (kind == 'h') full = 1;
  return written;
}

static int isFull(int file) {
  if (!full || !concerns(file)) return 0;
  full = 0;
  errno = ENOSPC;
  return 1;
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off_t place) {
  if (isFull(file)) return -1;
  char kind = strike(file, 0);
  return kind ? failing(kind, file, bytes, size, place, 1) : syscall(SYS_pwrite64, file, bytes, size, place);
}

ssize_t pwrite(int file, const void *bytes, size_t size, off_t place) { return pwrite64(file, bytes, size, place); }

ssize_t write(int file, const void *bytes, size_t size) {
  if (isFull(file)) return -1;
  char kind = strike(file, 0);
  return kind ? failing(kind, file, bytes, size, 0, 0) : syscall(SYS_write, file, bytes, size);
}

ssize_t pwritev(int file, const struct iovec *parts, int number, off_t place) {
  char kind = isFull(file) ? 'n' : strike(file, 0);
  if (kind && number > 0) return failing(kind, file, parts[0].iov_base, parts[0].iov_len, place, 1);
  return syscall(SYS_pwritev, file, parts, number, (long)place, 0L);
}

ssize_t pwritev64(int file, const struct iovec *parts, int number, off_t place) { return pwritev(file, parts, number, place); }

static int confirm(long call, int file) {
  if (strike(file, 1)) {
    count('s');
    errno = EIO;
    return -1;
  }
  return (int)syscall(call, file);
}

int fsync(int file) { return confirm(SYS_fsync, file); }
int fdatasync(int file) { return confirm(SYS_fdatasync, file); }

int ftruncate64(int file, off_t size) {
  char kind = strike(file, 0);
  if (kind == 'n' || kind == 'e') {
    count(kind);
    errno = EIO;
    return -1;
  }
  return (int)syscall(SYS_ftruncate, file, size);
}

int ftruncate(int file, off_t size) { return ftruncate64(file, size); }
