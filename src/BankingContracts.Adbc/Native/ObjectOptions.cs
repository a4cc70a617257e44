using System.Runtime.InteropServices;
using BankingContracts.Adbc.Errors;

namespace BankingContracts.Adbc.Native;

/// <summary>Sets and reads the options of an object. A message about an option never shows its value.</summary>
internal static unsafe class ObjectOptions
{
    private const int FirstGuess = 256;

    public static void Set(ObjectHandle handle, object owner, string name, string value)
    {
        using var call = new NativeCall(handle, owner);
        var set = handle.Options.SetText;
        call.Require(set, "SetOption");
        handle.Secrets.Add(name, value);
        using var nativeName = new Utf8Text(name);
        using var nativeValue = new Utf8Text(value);
        var error = call.NoError;
        Check(set(call.Object, nativeName.Pointer, nativeValue.Pointer, &error), &error, handle, name, value);
    }

    public static void Set(ObjectHandle handle, object owner, string name, long value)
    {
        using var call = new NativeCall(handle, owner);
        var set = handle.Options.SetWhole;
        call.Require(set, "SetOptionInt");
        using var nativeName = new Utf8Text(name);
        var error = call.NoError;
        Check(set(call.Object, nativeName.Pointer, value, &error), &error, handle, name);
    }

    public static void Set(ObjectHandle handle, object owner, string name, double value)
    {
        using var call = new NativeCall(handle, owner);
        var set = handle.Options.SetDouble;
        call.Require(set, "SetOptionDouble");
        using var nativeName = new Utf8Text(name);
        var error = call.NoError;
        Check(set(call.Object, nativeName.Pointer, value, &error), &error, handle, name);
    }

    public static void Set(ObjectHandle handle, object owner, string name, ReadOnlySpan<byte> value)
    {
        using var call = new NativeCall(handle, owner);
        var set = handle.Options.SetBytes;
        call.Require(set, "SetOptionBytes");
        using var nativeName = new Utf8Text(name);
        var error = call.NoError;
        fixed (byte* bytes = value)
            Check(set(call.Object, nativeName.Pointer, bytes, (nuint)value.Length, &error), &error, handle, name);
    }

    public static string Get(ObjectHandle handle, object owner, string name)
    {
        using var call = new NativeCall(handle, owner);
        var get = handle.Options.GetText;
        call.Require(get, "GetOption");
        using var nativeName = new Utf8Text(name);
        var buffer = new byte[FirstGuess];
        while (true)
        {
            var length = (nuint)buffer.Length;
            var error = call.NoError;
            fixed (byte* bytes = buffer)
            {
                Check(get(call.Object, nativeName.Pointer, bytes, &length, &error), &error, handle, name);
                if (length <= (nuint)buffer.Length)
                    return Marshal.PtrToStringUTF8((nint)bytes) ?? "";
            }

            // The driver wrote nothing and said how much room it needs.
            buffer = new byte[length];
        }
    }

    private static void Check(AdbcStatusCode status, NativeError* error, ObjectHandle handle, string name, string? value = null)
    {
        try
        {
            if (status == AdbcStatusCode.Success)
                return;
            var cause = NativeErrors.Read(status, error, handle.Driver, "SetOption", handle.Secrets);
            var words = string.IsNullOrEmpty(value) ? cause.Message : cause.Message.Replace(value, Secrets.Mark, StringComparison.Ordinal);
            throw new AdbcException($"The driver {handle.Driver.Name} refuses the option {name}: {words}", status)
            {
                NativeError = cause.NativeError,
                State = cause.SqlState,
                Details = cause.Details,
            };
        }
        finally
        {
            NativeErrors.Free(error);
        }
    }
}
