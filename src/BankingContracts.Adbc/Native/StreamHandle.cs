namespace BankingContracts.Adbc.Native;

/// <summary>A stream of record batches.</summary>
internal sealed unsafe class StreamHandle : OwnedHandle
{
    /// <summary>An empty stream, for a driver to fill.</summary>
    /// <param name="parent">The statement that makes it: it is released after the stream.</param>
    public StreamHandle(ObjectHandle parent)
        : base((nuint)sizeof(NativeStream), parent) => Parent = parent;

    /// <summary>The statement that made the stream.</summary>
    public ObjectHandle Parent { get; }

    /// <summary>The stream.</summary>
    public NativeStream* Stream => (NativeStream*)handle;

    /// <inheritdoc/>
    protected override void Release()
    {
        if (Stream->Release != null)
            Stream->Release(Stream);
    }
}
