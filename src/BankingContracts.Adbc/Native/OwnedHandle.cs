using System.Runtime.InteropServices;

namespace BankingContracts.Adbc.Native;

/// <summary>
/// Memory for a struct that a driver fills, and the duty to release it. A child keeps its parent: a statement is released before its
/// connection, in whatever order they are closed or forgotten. A call keeps the handle too, so that closing an object while another thread
/// uses it releases it at the end of that call.
/// </summary>
internal abstract unsafe class OwnedHandle : SafeHandle
{
    private readonly OwnedHandle? _parent;

    /// <summary>Takes <paramref name="size"/> bytes, all zero.</summary>
    /// <exception cref="ObjectDisposedException">The parent is closed.</exception>
    protected OwnedHandle(nuint size, OwnedHandle? parent)
        : base(0, ownsHandle: true)
    {
        var isKept = false;
        parent?.DangerousAddRef(ref isKept);
        _parent = parent;
        SetHandle((nint)NativeMemory.AllocZeroed(size));
    }

    /// <inheritdoc/>
    public override bool IsInvalid => handle == 0;

    /// <summary>Gives back to the driver what it made in the memory.</summary>
    protected abstract void Release();

    /// <inheritdoc/>
    protected sealed override bool ReleaseHandle()
    {
        using (RuntimeSignals.Wait())
            Release();
        NativeMemory.Free((void*)handle);
        _parent?.DangerousRelease();
        return true;
    }
}
