import { describe, expect, it } from 'vitest'
import { EngineError } from './errors.ts'
import { faultWords, wrapError } from './fault-words.ts'

const lost =
  "failed to call OrtRun(). ERROR_CODE: 1, ERROR_MESSAGE: /mnt/build/_work/1/s/onnxruntime/core/providers/webgpu/buffer_manager.cc:643 void onnxruntime::webgpu::BufferManager::Download(WGPUBuffer, void *, size_t) const map_async_result.status == wgpu::MapAsyncStatus::Success was false. Failed to download data from buffer. wgpu::MapAsyncStatus value: 4, message: Failed to execute 'mapAsync' on 'GPUBuffer': The Device was lost before mapping was resolved.\n"

describe('faultWords', () => {
  it.each([
    [new Error(lost), 'the graphics device was lost'],
    [new Error('std::bad_alloc'), 'there was not enough memory'],
    [
      new RangeError('WebAssembly.Memory(): could not allocate memory'),
      'there was not enough memory',
    ],
    [12345, 'the runtime gave no reason'],
    [new Error(''), 'the runtime gave no reason'],
    [
      new Error(
        'failed to call OrtRun(). ERROR_CODE: 2, ERROR_MESSAGE: D:\\a\\_work\\onnxruntime\\core\\session.cc:12 Check x == y was false. Got invalid dimensions for input: ids',
      ),
      'Got invalid dimensions for input: ids',
    ],
    [new TypeError('the policy lacks an output'), 'the policy lacks an output'],
    ['a plain string', 'a plain string'],
  ])('%s', (error, words) => {
    expect(faultWords(error)).toBe(words)
  })

  it('never names a place in the code', () => {
    expect(faultWords(new Error('/a/b/c.cc:7 f() failed /d/e.h:1 for good'))).toBe(
      'f() failed for good',
    )
  })
})

describe('wrapError', () => {
  it('tells the end of the device from other failures', () => {
    expect(wrapError('run-failed', 'yard failed', new Error(lost))).toMatchObject({
      code: 'device-lost',
      message: 'The graphics device was lost',
    })
    expect(
      wrapError('run-failed', 'yard failed', new Error('the driver lost a file')),
    ).toMatchObject({ code: 'run-failed', message: 'yard failed: the driver lost a file' })
  })

  it('keeps what the engine itself said', () => {
    const error = new EngineError('aborted', 'It was cancelled')
    expect(wrapError('run-failed', 'yard failed', error)).toBe(error)
  })
})
