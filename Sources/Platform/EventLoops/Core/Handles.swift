internal import CUV

/// An object behind a libuv handle. The handle retains it until libuv has let go of the handle.
protocol HandleOwner: AnyObject {
  /// The loop is ending: close the handle and tell whoever waits. Runs on the loop's thread.
  func loopStops()
}

/// Zeroed memory for a handle; `closeHandle` frees it.
func allocateHandle<Raw>(_ type: Raw.Type) -> UnsafeMutablePointer<Raw> {
  let raw = UnsafeMutableRawPointer.allocate(byteCount: MemoryLayout<Raw>.size, alignment: MemoryLayout<Raw>.alignment)
  raw.initializeMemory(as: UInt8.self, repeating: 0, count: MemoryLayout<Raw>.size)
  return raw.bindMemory(to: Raw.self, capacity: 1)
}

/// What to store as an opened handle's `data`: its owner, retained until `closeHandle` is through.
func retainedData(_ owner: some HandleOwner) -> UnsafeMutableRawPointer { Unmanaged.passRetained(owner).toOpaque() }

/// The owner of a handle in one of its callbacks.
func owner<Owner: HandleOwner>(_ data: UnsafeMutableRawPointer, as type: Owner.Type) -> Owner {
  Unmanaged<Owner>.fromOpaque(data).takeUnretainedValue()
}

/// Closes an initialised handle; its memory is freed and its owner released once libuv has let go of it.
func closeHandle<Raw>(_ handle: UnsafeMutablePointer<Raw>) {
  UnsafeMutableRawPointer(handle).withMemoryRebound(to: uv_handle_t.self, capacity: 1) { handle in
    guard uv_is_closing(handle) == 0 else { return }
    uv_close(handle) { handle in
      guard let handle else { return }
      if let data = handle.pointee.data { Unmanaged<AnyObject>.fromOpaque(data).release() }
      UnsafeMutableRawPointer(handle).deallocate()
    }
  }
}

/// The handles every loop has: the wake-up from other threads, the two ends of a turn, the switch that keeps a turn from
/// blocking, the earliest timer, and the ticking of seconds.
struct CoreHandles {
  let wake = allocateHandle(uv_async_t.self)
  let prepare = allocateHandle(uv_prepare_t.self)
  let check = allocateHandle(uv_check_t.self)
  let idle = allocateHandle(uv_idle_t.self)
  let timer = allocateHandle(uv_timer_t.self)
  let tick = allocateHandle(uv_timer_t.self)

  /// Opens all of them. Only the wake-up needs the system, so it alone can fail and comes last: until then none of the
  /// others runs.
  func open(on uv: UnsafeMutablePointer<uv_loop_t>) throws(EventLoopError) {
    uv_prepare_init(uv, prepare)
    uv_check_init(uv, check)
    uv_idle_init(uv, idle)
    uv_timer_init(uv, timer)
    uv_timer_init(uv, tick)
    let result = uv_async_init(uv, wake) { wake in
      guard let wake else { return }
      EventLoop.of(wake.pointee.loop).takeRemote()
    }
    if result < 0 {
      wake.deallocate()
      throw .system(operation: "create an event loop's wake-up", code: result)
    }
    uv_prepare_start(prepare) { prepare in
      guard let prepare else { return }
      EventLoop.of(prepare.pointee.loop).beforeWaiting()
    }
    uv_check_start(check) { check in
      guard let check else { return }
      EventLoop.of(check.pointee.loop).afterWaiting()
    }
  }
}
