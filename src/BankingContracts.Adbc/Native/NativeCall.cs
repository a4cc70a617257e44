using System.Runtime.CompilerServices;
using BankingContracts.Adbc.Errors;

namespace BankingContracts.Adbc.Native;

/// <summary>A call of a driver's function on an object: it keeps the object until it ends.</summary>
internal readonly unsafe ref struct NativeCall
{
    private readonly ObjectHandle _handle;
    private readonly RuntimeSignals.Guard _waiting;

    /// <summary>Begins a call.</summary>
    /// <param name="handle">The object.</param>
    /// <param name="owner">Who is named when the object is closed.</param>
    /// <exception cref="ObjectDisposedException">The object is closed.</exception>
    public NativeCall(ObjectHandle handle, object owner)
    {
        ObjectDisposedException.ThrowIf(handle.IsClosed, owner);
        var isKept = false;
        handle.DangerousAddRef(ref isKept);
        _handle = handle;
        handle.BeginCall();
        _waiting = RuntimeSignals.Wait();
    }

    /// <summary>The object.</summary>
    public NativeObject* Object => _handle.Object;

    /// <summary>The functions of the driver.</summary>
    public NativeDriver* Driver => _handle.Driver.Table;

    /// <summary>An error for the driver to fill.</summary>
    public NativeError NoError => NativeErrors.None(_handle.Driver);

    /// <summary>Ends here if the driver does not have <paramref name="function"/>.</summary>
    /// <exception cref="AdbcException">It does not.</exception>
    public void Require(void* function, [CallerArgumentExpression(nameof(function))] string expression = "")
    {
        if (function != null)
            return;
        var version = _handle.Driver.Version == NativeDriver.Version100 ? "1.0.0" : "1.1.0";
        throw new AdbcException(
            $"The driver {_handle.Driver.Name}, of ADBC {version}, does not offer {NameIn(expression)}.", AdbcStatusCode.NotImplemented);
    }

    /// <summary>Ends here if the call failed; frees the error.</summary>
    /// <exception cref="AdbcException">It did.</exception>
    public void Check(AdbcStatusCode status, NativeError* error, [CallerArgumentExpression(nameof(status))] string expression = "")
    {
        try
        {
            if (status != AdbcStatusCode.Success)
                throw NativeErrors.Read(status, error, _handle.Driver, NameIn(expression), _handle.Secrets);
        }
        finally
        {
            NativeErrors.Free(error);
        }
    }

    /// <summary>Ends the call.</summary>
    public void Dispose()
    {
        _waiting.Dispose();
        _handle.EndCall();
        _handle.DangerousRelease();
    }

    /// <summary>The function's name in an expression such as <c>call.Driver->StatementPrepare(call.Object, &amp;error)</c>.</summary>
    private static string NameIn(string expression)
    {
        var name = expression.Split('(')[0];
        return name[(name.LastIndexOfAny(['.', '>']) + 1)..];
    }
}
