using System.Runtime.InteropServices;
using Apache.Arrow.C;

namespace BankingContracts.Adbc.Native;

/// <summary>
/// The struct ArrowArrayStream of Arrow's C interface. <see cref="CArrowArrayStream"/> has the same fields and hides them; errors of a
/// stream can be read only through them.
/// </summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeStream
{
    public delegate* unmanaged[Cdecl]<NativeStream*, CArrowSchema*, int> GetSchema;
    public delegate* unmanaged[Cdecl]<NativeStream*, CArrowArray*, int> GetNext;
    public delegate* unmanaged[Cdecl]<NativeStream*, byte*> GetLastError;
    public delegate* unmanaged[Cdecl]<NativeStream*, void> Release;
    public void* PrivateData;
}

/// <summary>The struct ArrowArray of Arrow's C interface, whose release function <see cref="CArrowArray"/> hides.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeArray
{
    public long Length;
    public long NullCount;
    public long Offset;
    public long BufferCount;
    public long ChildCount;
    public void** Buffers;
    public NativeArray** Children;
    public NativeArray* Dictionary;
    public delegate* unmanaged[Cdecl]<NativeArray*, void> Release;
    public void* PrivateData;
}
