using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Apache.Arrow;
using Apache.Arrow.C;
using Apache.Arrow.Types;
using BankingContracts.Adbc.Native;

namespace BankingContracts.Adbc.Tests.CSharp;

/// <summary>Rows of one column, made by hand so that each struct is counted.</summary>
internal static unsafe class CSharpStream
{
    /// <summary>In the place of a number of batches: the stream fails.</summary>
    public const int Fails = -1;

    private static readonly Schema Columns = new([new Field("n", Int64Type.Default, nullable: false)], null);

    public static NativeError* Error { get; } = MakeError();

    public static void Fill(NativeStream* stream, int batches)
    {
        CSharpDriver.Count("stream", 1);
        stream->GetSchema = &GetSchema;
        stream->GetNext = &GetNext;
        stream->GetLastError = &GetLastError;
        stream->Release = &Release;

        // Twice as many, because an empty batch comes before each.
        stream->PrivateData = (void*)(nint)(batches * 2);
    }

    private static NativeError* MakeError()
    {
        var error = (NativeError*)NativeMemory.AllocZeroed((nuint)sizeof(NativeError));
        error->Message = (byte*)Marshal.StringToCoTaskMemUTF8("The stream's own error.");
        return error;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int GetSchema(NativeStream* stream, CArrowSchema* schema)
    {
        CArrowSchemaExporter.ExportSchema(Columns, schema);
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int GetNext(NativeStream* stream, CArrowArray* result)
    {
        var left = (int)(nint)stream->PrivateData;
        if (left < 0)
            return 5;
        if (left == 0)
            return 0;
        stream->PrivateData = (void*)(nint)(left - 1);
        CSharpDriver.Count("batch", 1);
        var batch = (NativeArray*)result;
        *batch = new NativeArray { Length = left % 2, Release = &ReleaseBatch };

        // An empty batch has no buffers at all, which Arrow allows.
        if (batch->Length == 0)
            return 0;
        var child = (NativeArray*)NativeMemory.AllocZeroed((nuint)sizeof(NativeArray));
        (child->Length, child->BufferCount) = (1, 2);
        child->Buffers = (void**)NativeMemory.AllocZeroed(2, (nuint)sizeof(void*));
        child->Buffers[1] = NativeMemory.AllocZeroed(sizeof(long));
        *(long*)child->Buffers[1] = left / 2;
        child->Release = &ReleaseBatch;
        (batch->BufferCount, batch->ChildCount) = (1, 1);
        batch->Buffers = (void**)NativeMemory.AllocZeroed(1, (nuint)sizeof(void*));
        batch->Children = (NativeArray**)NativeMemory.AllocZeroed(1, (nuint)sizeof(void*));
        *batch->Children = child;
        return 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static byte* GetLastError(NativeStream* stream) => (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference("The stream failed.\0"u8));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Release(NativeStream* stream)
    {
        CSharpDriver.Count("stream", -1);
        stream->Release = null;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void ReleaseBatch(NativeArray* batch)
    {
        CSharpDriver.Count("batch", -1);
        if (batch->ChildCount == 1)
        {
            var child = *batch->Children;
            NativeMemory.Free(child->Buffers[1]);
            NativeMemory.Free(child->Buffers);
            NativeMemory.Free(child);
            NativeMemory.Free(batch->Children);
            NativeMemory.Free(batch->Buffers);
        }

        batch->Release = null;
    }
}
