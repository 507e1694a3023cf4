// Memory in small blocks, as a compiler asks for it: some thousands for each service, nearly all of them freed with it.
//
// Each thread has a list of free blocks for each size, and takes from it without a lock. Blocks of one size lie together in a chunk, so that
// the address of a block tells its size. A block goes to the list of the thread that frees it. What a thread leaves behind when it ends, the
// next one takes over. Larger blocks are the C library's.
#if defined(SMALL_BLOCKS)

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>

void *__real_malloc(size_t size);
void __real_free(void *block);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *block, size_t size);
void *__real_aligned_alloc(size_t alignment, size_t size);
int __real_posix_memalign(void **block, size_t alignment, size_t size);
size_t __real_malloc_usable_size(void *block);

// By 16 bytes up to FINE, then four sizes for each doubling.
#define GRAIN 16
#define FINE 1024
#define FINE_SIZES (FINE / GRAIN)
#define LARGEST 8192
#define SIZES (FINE_SIZES + 12)
#define CHUNK_BITS 16
#define CHUNK ((size_t)1 << CHUNK_BITS)
// Addresses, not memory: what is never touched costs nothing. Pages of 2 MB would cost a single file more than they spare it.
#define CHUNKS ((size_t)1 << 18)

static inline size_t index_of(size_t size) {
    if (__builtin_expect(size <= FINE, 1)) return (size - (size != 0)) / GRAIN;
    // The power of two below, and which quarter of the way to the next.
    int power = 63 - __builtin_clzl(size - 1);
    return FINE_SIZES + (size_t)(power - 10) * 4 + (((size - 1) >> (power - 2)) & 3);
}

static inline size_t size_of(size_t index) {
    if (__builtin_expect(index < FINE_SIZES, 1)) return (index + 1) * GRAIN;
    size_t coarse = index - FINE_SIZES;
    return ((size_t)FINE << (coarse / 4)) / 4 * (5 + coarse % 4);
}

typedef struct Free {
    struct Free *next;
} Free;

// Free blocks by size, and what was not given out yet of the newest chunk of that size.
typedef struct Lists {
    struct {
        Free *free;
        char *fresh;
        char *end;
    } of[SIZES];
    struct Lists *next;
} Lists;

// As long as there are no chunks, an address that is far from any other.
#define NOWHERE ((char *)((uintptr_t)1 << 63))

static _Atomic(char *) base = NOWHERE;
static atomic_size_t taken;
// Which size the blocks of each chunk have.
static uint8_t sizes[CHUNKS];

static __thread Lists *own;
static Lists first;
static Lists *left;
static pthread_mutex_t left_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_key_t at_end;
static pthread_once_t begun = PTHREAD_ONCE_INIT;

static void leave(void *lists) {
    own = NULL;
    pthread_mutex_lock(&left_lock);
    ((Lists *)lists)->next = left;
    left = lists;
    pthread_mutex_unlock(&left_lock);
}

static void begin(void) {
    // One more than there are, as they begin where their size divides the address.
    void *space = mmap(NULL, (CHUNKS + 1) * CHUNK, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (space == MAP_FAILED || pthread_key_create(&at_end, leave) != 0) return;
    atomic_store(&base, (char *)(((uintptr_t)space + CHUNK - 1) & ~(CHUNK - 1)));
    left = &first;
}

// The lists of this thread; NULL where the system gives no memory for them.
static Lists *lists_of_thread(void) {
    pthread_once(&begun, begin);
    if (atomic_load(&base) == NOWHERE) return NULL;
    pthread_mutex_lock(&left_lock);
    Lists *lists = left;
    if (lists) left = lists->next;
    pthread_mutex_unlock(&left_lock);
    if (!lists) lists = __real_calloc(1, sizeof(Lists));
    if (!lists) return NULL;
    own = lists;
    pthread_setspecific(at_end, lists);
    return lists;
}

// A block where the list of its size is empty; NULL where there is no space for it.
static void *take(size_t index) __attribute__((noinline));
static void *take(size_t index) {
    size_t size = size_of(index);
    Lists *lists = own ? own : lists_of_thread();
    if (!lists) return NULL;
    Free *block = lists->of[index].free;
    if (block) {
        lists->of[index].free = block->next;
        return block;
    }
    if ((size_t)(lists->of[index].end - lists->of[index].fresh) < size) {
        size_t chunk = atomic_fetch_add_explicit(&taken, 1, memory_order_relaxed);
        if (chunk >= CHUNKS) return NULL;
        sizes[chunk] = (uint8_t)index;
        lists->of[index].fresh = atomic_load_explicit(&base, memory_order_relaxed) + chunk * CHUNK;
        lists->of[index].end = lists->of[index].fresh + CHUNK;
    }
    void *fresh = lists->of[index].fresh;
    lists->of[index].fresh += size;
    return fresh;
}

// A block of so many bytes, rounded up to a size that there is; NULL where there is no space for it.
static inline void *small(size_t size) {
    size_t index = index_of(size);
    Lists *lists = own;
    if (__builtin_expect(lists != NULL, 1)) {
        Free *block = lists->of[index].free;
        if (__builtin_expect(block != NULL, 1)) {
            lists->of[index].free = block->next;
            return block;
        }
    }
    return take(index);
}

// The chunk of a block of ours; of another's, none that there is.
static inline size_t chunk_of(void *block) {
    return (size_t)((uintptr_t)block - (uintptr_t)atomic_load_explicit(&base, memory_order_relaxed)) >> CHUNK_BITS;
}

void *__wrap_malloc(size_t size) {
    void *block = size <= LARGEST ? small(size) : NULL;
    return __builtin_expect(block != NULL, 1) ? block : __real_malloc(size);
}

static inline void put(Lists *lists, Free *block, size_t chunk) {
    size_t index = sizes[chunk];
    block->next = lists->of[index].free;
    lists->of[index].free = block;
}

// Of a thread that has no lists yet, or none any more; without memory for them the block stays where it is.
static void put_first(Free *block, size_t chunk) __attribute__((noinline));
static void put_first(Free *block, size_t chunk) {
    Lists *lists = lists_of_thread();
    if (lists) put(lists, block, chunk);
}

void __wrap_free(void *block) {
    size_t chunk = chunk_of(block);
    Lists *lists = own;
    if (__builtin_expect(chunk >= CHUNKS, 0)) return __real_free(block);
    if (__builtin_expect(lists == NULL, 0)) return put_first(block, chunk);
    put(lists, block, chunk);
}

void *__wrap_calloc(size_t count, size_t size) {
    size_t all;
    if (__builtin_mul_overflow(count, size, &all) || all > LARGEST) return __real_calloc(count, size);
    void *block = small(all);
    return block ? memset(block, 0, all) : __real_calloc(count, size);
}

size_t __wrap_malloc_usable_size(void *block) {
    size_t chunk = chunk_of(block);
    return chunk < CHUNKS ? size_of(sizes[chunk]) : __real_malloc_usable_size(block);
}

void *__wrap_realloc(void *block, size_t size) {
    size_t chunk = chunk_of(block);
    if (chunk >= CHUNKS) return block ? __real_realloc(block, size) : __wrap_malloc(size);
    size_t known = size_of(sizes[chunk]);
    if (size <= known && size > known / 2) return block;
    void *moved = __wrap_malloc(size);
    if (!moved) return NULL;
    memcpy(moved, block, size < known ? size : known);
    __wrap_free(block);
    return moved;
}

// Blocks of a size that the alignment divides lie at addresses that it divides, since chunks do.
static inline size_t rounded(size_t alignment, size_t size) { return (size + alignment - 1) & ~(alignment - 1); }

void *__wrap_aligned_alloc(size_t alignment, size_t size) {
    size_t whole = rounded(alignment, size ? size : 1);
    int fits = alignment <= FINE && (alignment & (alignment - 1)) == 0 && whole >= size && whole <= FINE;
    void *block = fits ? small(whole) : NULL;
    return block ? block : __real_aligned_alloc(alignment, size);
}

int __wrap_posix_memalign(void **block, size_t alignment, size_t size) {
    if (alignment < sizeof(void *) || (alignment & (alignment - 1)) != 0) return EINVAL;
    size_t whole = rounded(alignment, size ? size : 1);
    void *found = alignment <= FINE && whole >= size && whole <= FINE ? small(whole) : NULL;
    if (!found) return __real_posix_memalign(block, alignment, size);
    *block = found;
    return 0;
}

#endif
