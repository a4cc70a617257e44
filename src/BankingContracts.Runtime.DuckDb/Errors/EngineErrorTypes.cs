using DuckDB.NET.Native;

namespace BankingContracts.Runtime.DuckDb.Errors;

/// <summary>The table of the engine's classes of errors: the name with which its messages begin, and the meaning of the class.</summary>
internal static class EngineErrorTypes
{
    private static readonly (DuckDBErrorType Type, string Name, EngineFault Fault)[] Table =
    [
        (DuckDBErrorType.Invalid, "Invalid", EngineFault.Ours),
        (DuckDBErrorType.OutOfRange, "Out of Range", EngineFault.Data),
        (DuckDBErrorType.Conversion, "Conversion", EngineFault.Data),
        (DuckDBErrorType.UnknownType, "Unknown Type", EngineFault.Sql),
        (DuckDBErrorType.Decimal, "Decimal", EngineFault.Data),
        (DuckDBErrorType.MismatchType, "Mismatch Type", EngineFault.Data),
        (DuckDBErrorType.DivideByZero, "Divide by Zero", EngineFault.Data),
        (DuckDBErrorType.ObjectSize, "Object Size", EngineFault.Data),
        (DuckDBErrorType.InvalidType, "Invalid type", EngineFault.Sql),
        (DuckDBErrorType.Serialization, "Serialization", EngineFault.Damage),
        (DuckDBErrorType.Transaction, "TransactionContext", EngineFault.Ours),
        (DuckDBErrorType.NotImplemented, "Not implemented", EngineFault.Sql),
        (DuckDBErrorType.Expression, "Expression", EngineFault.Sql),
        (DuckDBErrorType.Catalog, "Catalog", EngineFault.Sql),
        (DuckDBErrorType.Parser, "Parser", EngineFault.Sql),
        (DuckDBErrorType.Planner, "Planner", EngineFault.Sql),
        (DuckDBErrorType.Scheduler, "Scheduler", EngineFault.Threads),
        (DuckDBErrorType.Executor, "Executor", EngineFault.Sql),
        (DuckDBErrorType.Constraint, "Constraint", EngineFault.Contract),
        (DuckDBErrorType.Index, "Index", EngineFault.Ours),
        (DuckDBErrorType.Stat, "Stat", EngineFault.Ours),
        (DuckDBErrorType.Connection, "Connection", EngineFault.Ours),
        // At run time it occurs only for the escape of LIKE.
        (DuckDBErrorType.Syntax, "Syntax", EngineFault.Data),
        (DuckDBErrorType.Settings, "Settings", EngineFault.Ours),
        (DuckDBErrorType.Binder, "Binder", EngineFault.Sql),
        (DuckDBErrorType.Network, "Network", EngineFault.Disk),
        (DuckDBErrorType.Optimizer, "Optimizer", EngineFault.Ours),
        (DuckDBErrorType.NullPointer, "NullPointer", EngineFault.Ours),
        (DuckDBErrorType.Io, "IO", EngineFault.Disk),
        (DuckDBErrorType.Interrupt, "INTERRUPT", EngineFault.Cancelled),
        (DuckDBErrorType.Fatal, "FATAL", EngineFault.Ours),
        (DuckDBErrorType.Internal, "INTERNAL", EngineFault.Ours),
        (DuckDBErrorType.InvalidInput, "Invalid Input", EngineFault.Data),
        (DuckDBErrorType.OutOfMemory, "Out of Memory", EngineFault.Memory),
        (DuckDBErrorType.Permission, "Permission", EngineFault.Sql),
        (DuckDBErrorType.ParameterNotResolved, "Parameter Not Resolved", EngineFault.Sql),
        (DuckDBErrorType.ParameterNotAllowed, "Parameter Not Allowed", EngineFault.Sql),
        (DuckDBErrorType.Dependency, "Dependency", EngineFault.Ours),
        (DuckDBErrorType.Http, "HTTP", EngineFault.Disk),
        (DuckDBErrorType.MissingExtension, "Missing Extension", EngineFault.Sql),
        (DuckDBErrorType.Autoload, "Extension Autoloading", EngineFault.Sql),
        (DuckDBErrorType.Sequence, "Sequence", EngineFault.Data),
    ];

    /// <summary>All classes with what they mean.</summary>
    public static IEnumerable<(DuckDBErrorType Type, EngineFault Fault)> All => Table.Select(t => (t.Type, t.Fault));

    /// <summary>What an error of <paramref name="type"/> means; a class of a later engine that is not in the table counts as our bug.</summary>
    public static EngineFault FaultOf(DuckDBErrorType type) =>
        Array.Find(Table, t => t.Type == type) is { Name: not null } known ? known.Fault : EngineFault.Ours;

    /// <summary>The class of messages that begin with <paramref name="name"/>.</summary>
    public static DuckDBErrorType TypeOf(string name) =>
        Array.Find(Table, t => t.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Name: not null } known ? known.Type : DuckDBErrorType.Invalid;
}
