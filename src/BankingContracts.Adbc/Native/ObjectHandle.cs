using BankingContracts.Adbc.Errors;

namespace BankingContracts.Adbc.Native;

/// <summary>A database, a connection or a statement of a driver.</summary>
internal sealed unsafe class ObjectHandle : OwnedHandle
{
    private readonly delegate* unmanaged[Cdecl]<NativeObject*, NativeError*, AdbcStatusCode> _release;
    private readonly delegate* unmanaged[Cdecl]<NativeObject*, NativeError*, AdbcStatusCode> _cancel;
    private int _calls;

    private ObjectHandle(
        OwnedHandle parent,
        DriverHandle driver,
        Secrets secrets,
        OptionFunctions options,
        delegate* unmanaged[Cdecl]<NativeObject*, NativeError*, AdbcStatusCode> release,
        delegate* unmanaged[Cdecl]<NativeObject*, NativeError*, AdbcStatusCode> cancel)
        : base((nuint)sizeof(NativeObject), parent)
    {
        (Driver, Secrets, Options) = (driver, secrets, options);
        _release = release;
        _cancel = cancel;
        Object->PrivateDriver = driver.Table;
    }

    /// <summary>The driver of the object.</summary>
    public DriverHandle Driver { get; }

    /// <summary>The values of options that no message may show.</summary>
    public Secrets Secrets { get; }

    /// <summary>The driver's functions for options of this kind of object.</summary>
    public OptionFunctions Options { get; }

    /// <summary>The struct that the driver fills.</summary>
    public NativeObject* Object => (NativeObject*)handle;

    /// <summary>An empty database of <paramref name="driver"/>.</summary>
    public static ObjectHandle Database(DriverHandle driver) =>
        new(driver, driver, new Secrets(), OptionFunctions.OfDatabase(driver.Table), driver.Table->DatabaseRelease, cancel: null);

    /// <summary>An empty connection to <paramref name="database"/>.</summary>
    public static ObjectHandle Connection(ObjectHandle database) => new(
        database,
        database.Driver,
        database.Secrets,
        OptionFunctions.OfConnection(database.Driver.Table),
        database.Driver.Table->ConnectionRelease,
        database.Driver.Table->Since110.ConnectionCancel);

    /// <summary>An empty statement of <paramref name="connection"/>.</summary>
    public static ObjectHandle Statement(ObjectHandle connection) => new(
        connection,
        connection.Driver,
        connection.Secrets,
        OptionFunctions.OfStatement(connection.Driver.Table),
        connection.Driver.Table->StatementRelease,
        connection.Driver.Table->Since110.StatementCancel);

    /// <summary>Whether a thread is in a call on the object, or reads its rows.</summary>
    public bool IsInCall => Volatile.Read(ref _calls) > 0;

    /// <summary>Notes that a call begins.</summary>
    public void BeginCall() => Interlocked.Increment(ref _calls);

    /// <summary>Notes that a call ends.</summary>
    public void EndCall() => Interlocked.Decrement(ref _calls);

    /// <summary>Cancels the calls of other threads. The object may be closed afterwards: it is kept until the calls have ended.</summary>
    public void StopCalls()
    {
        if (!IsInCall || _cancel == null)
            return;
        try
        {
            var isKept = false;
            DangerousAddRef(ref isKept);
        }
        catch (ObjectDisposedException)
        {
            // Another thread closes the object, and stops the calls.
            return;
        }

        _ = Interruption.UntilAsync(() => !IsInCall, TryCancel, DangerousRelease);
    }

    private void TryCancel()
    {
        using var waiting = RuntimeSignals.Wait();
        var error = NativeErrors.None(Driver);
        _cancel(Object, &error);
        NativeErrors.Free(&error);
    }

    /// <inheritdoc/>
    protected override void Release()
    {
        // Null where the driver could not make the object.
        if (Object->PrivateData == null || _release == null)
            return;
        var error = NativeErrors.None(Driver);
        _release(Object, &error);
        NativeErrors.Free(&error);
    }
}
