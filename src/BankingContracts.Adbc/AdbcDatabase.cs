using BankingContracts.Adbc.Errors;
using BankingContracts.Adbc.Native;

namespace BankingContracts.Adbc;

/// <summary>A database, as a driver knows it: what connections to it share.</summary>
public sealed unsafe class AdbcDatabase : AdbcObject
{
    internal AdbcDatabase(ObjectHandle handle, OpenObjects siblings)
        : base(handle, siblings)
    {
    }

    /// <summary>Connects to the database.</summary>
    /// <param name="options">The driver's options of a connection.</param>
    /// <exception cref="AdbcException">The driver refuses an option, or cannot connect.</exception>
    /// <exception cref="ObjectDisposedException">The database is closed.</exception>
    public AdbcConnection Connect(IReadOnlyDictionary<string, string>? options = null)
    {
        using var call = Call();
        var connection = new AdbcConnection(ObjectHandle.Connection(Handle), Open);
        try
        {
            connection.Begin(call.Object, options);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Makes the driver's object, sets its options and opens it.</summary>
    internal void Begin(IReadOnlyDictionary<string, string>? options)
    {
        using var call = Call();
        var error = call.NoError;
        call.Require(call.Driver->DatabaseNew);
        call.Check(call.Driver->DatabaseNew(call.Object, &error), &error);
        foreach (var (key, value) in options ?? new Dictionary<string, string>())
            SetOption(key, value);
        error = call.NoError;
        call.Require(call.Driver->DatabaseInit);
        call.Check(call.Driver->DatabaseInit(call.Object, &error), &error);
    }
}
