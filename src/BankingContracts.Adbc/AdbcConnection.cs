using Apache.Arrow;
using Apache.Arrow.C;
using BankingContracts.Adbc.Errors;
using BankingContracts.Adbc.Native;

namespace BankingContracts.Adbc;

/// <summary>A connection to a database. It commits each statement by itself until <see cref="AutoCommit"/> is switched off.</summary>
public sealed unsafe class AdbcConnection : AdbcObject
{
    private const string AutoCommitOption = "adbc.connection.autocommit";

    internal AdbcConnection(ObjectHandle handle, OpenObjects siblings)
        : base(handle, siblings)
    {
    }

    /// <summary>Whether each statement is committed by itself.</summary>
    /// <exception cref="AdbcException">The driver has no transactions.</exception>
    /// <exception cref="ObjectDisposedException">The connection is closed.</exception>
    public bool AutoCommit
    {
        get;
        set
        {
            SetOption(AutoCommitOption, value ? "true" : "false");
            field = value;
        }
    }

        = true;

    /// <summary>Makes a statement.</summary>
    /// <exception cref="AdbcException">The driver cannot make it.</exception>
    /// <exception cref="ObjectDisposedException">The connection is closed.</exception>
    public AdbcStatement CreateStatement()
    {
        using var call = Call();
        var statement = new AdbcStatement(ObjectHandle.Statement(Handle), Open);
        try
        {
            statement.Begin(call.Object);
            return statement;
        }
        catch
        {
            statement.Dispose();
            throw;
        }
    }

    /// <summary>The columns of a table.</summary>
    /// <param name="catalog">The table's catalog; null for the current one.</param>
    /// <param name="dbSchema">The table's schema; null for the current one.</param>
    /// <param name="tableName">The table.</param>
    /// <exception cref="AdbcException">There is no such table.</exception>
    /// <exception cref="ObjectDisposedException">The connection is closed.</exception>
    public Schema GetTableSchema(string? catalog, string? dbSchema, string tableName)
    {
        using var call = Call();
        using var nativeCatalog = new Utf8Text(catalog);
        using var nativeSchema = new Utf8Text(dbSchema);
        using var nativeTable = new Utf8Text(tableName);
        CArrowSchema schema = default;
        var error = call.NoError;
        call.Require(call.Driver->ConnectionGetTableSchema);
        call.Check(
            call.Driver->ConnectionGetTableSchema(call.Object, nativeCatalog.Pointer, nativeSchema.Pointer, nativeTable.Pointer, &schema, &error), &error);
        return ArrowSchemas.Import(&schema, Handle.Driver);
    }

    /// <summary>Commits the transaction.</summary>
    /// <exception cref="AdbcException">There is no transaction, or it cannot be committed.</exception>
    /// <exception cref="ObjectDisposedException">The connection is closed.</exception>
    public void Commit()
    {
        using var call = Call();
        var error = call.NoError;
        call.Require(call.Driver->ConnectionCommit);
        call.Check(call.Driver->ConnectionCommit(call.Object, &error), &error);
    }

    /// <summary>Undoes the transaction.</summary>
    /// <exception cref="AdbcException">There is no transaction.</exception>
    /// <exception cref="ObjectDisposedException">The connection is closed.</exception>
    public void Rollback()
    {
        using var call = Call();
        var error = call.NoError;
        call.Require(call.Driver->ConnectionRollback);
        call.Check(call.Driver->ConnectionRollback(call.Object, &error), &error);
    }

    /// <summary>Cancels what the connection itself does, such as <see cref="GetTableSchema"/>. Any thread may call it.</summary>
    /// <exception cref="AdbcException">The driver cannot.</exception>
    /// <exception cref="ObjectDisposedException">The connection is closed.</exception>
    public void Cancel()
    {
        using var call = Call();
        var error = call.NoError;
        call.Require(call.Driver->Since110.ConnectionCancel);
        call.Check(call.Driver->Since110.ConnectionCancel(call.Object, &error), &error);
    }

    /// <summary>Makes the driver's object, sets its options and connects.</summary>
    internal void Begin(NativeObject* database, IReadOnlyDictionary<string, string>? options)
    {
        using var call = Call();
        var error = call.NoError;
        call.Require(call.Driver->ConnectionNew);
        call.Check(call.Driver->ConnectionNew(call.Object, &error), &error);
        foreach (var (key, value) in options ?? new Dictionary<string, string>())
            SetOption(key, value);
        error = call.NoError;
        call.Require(call.Driver->ConnectionInit);
        call.Check(call.Driver->ConnectionInit(call.Object, database, &error), &error);
    }
}
