using System.Data.Common;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.DuckDb.Dialects;
using BankingContracts.Runtime.DuckDb.Errors;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Faults;
using BankingContracts.Runtime.Sql.Sessions;
using DuckDB.NET.Native;

namespace BankingContracts.Runtime.DuckDb.Tests.Errors;

public sealed class EngineErrorTests : IDisposable
{
    private const string Rows = """
        (select 'CANARY' as a, cast(9999999999999999999999999999999999.9999 as decimal(38,4)) as d, 9223372036854775807 as n, 2147483647 as i,
            30 as dd, timestamp '290000-01-01' as ts from range(2)) as t
        """;

    private static readonly PipelineDefinition Pipeline = new("empty", [], []);

    private readonly SqlSession _session = new(DuckDbSession.InMemory());

    [Fact]
    public void EveryClassOfTheEngineHasOnePlace() => Assert.Equal(
        Enum.GetValues<DuckDBErrorType>().Order(), EngineErrorTypes.All.Select(t => t.Type).Order());

    /// <summary>A retry of anything else would fail again.</summary>
    [Fact]
    public void OnlyWhatOthersOrTheMachineCauseMayPass() => Assert.Equal(
        [EngineFault.Disk, EngineFault.Threads, EngineFault.Lock], Enum.GetValues<EngineFault>().Where(f => f.MayPass()));

    [Theory]
    [InlineData("IO Error: Could not set lock on file \"/d/p.duckdb\": Conflicting lock is held", true)]
    [InlineData("IO Error: Could not write file \"/d/p.duckdb\": No space left on device", true)]
    [InlineData("IO Error: Could not read from file \"/d/p.duckdb\": Input/output error", true)]
    [InlineData("Out of Memory Error: failed to pin block of size 256.0 KiB (1.0 GiB/1.0 GiB used)", false)]
    [InlineData("IO Error: Corrupt database file: computed checksum 1 does not match stored checksum 2", false)]
    public void TheSentenceOfAnErrorSaysWhetherItMayPass(string error, bool mayPass) =>
        Assert.Equal(mayPass, DuckDbErrors.OnRunning("/d/p.duckdb", new StatedError(error))!.MayPass);

    [Theory]
    [InlineData(DuckDBErrorType.OutOfRange, EngineFault.Data)]
    [InlineData(DuckDBErrorType.Conversion, EngineFault.Data)]
    [InlineData(DuckDBErrorType.Decimal, EngineFault.Data)]
    [InlineData(DuckDBErrorType.MismatchType, EngineFault.Data)]
    [InlineData(DuckDBErrorType.DivideByZero, EngineFault.Data)]
    [InlineData(DuckDBErrorType.ObjectSize, EngineFault.Data)]
    [InlineData(DuckDBErrorType.InvalidInput, EngineFault.Data)]
    [InlineData(DuckDBErrorType.Syntax, EngineFault.Data)]
    [InlineData(DuckDBErrorType.Sequence, EngineFault.Data)]
    [InlineData(DuckDBErrorType.Constraint, EngineFault.Contract)]
    [InlineData(DuckDBErrorType.UnknownType, EngineFault.Sql)]
    [InlineData(DuckDBErrorType.InvalidType, EngineFault.Sql)]
    [InlineData(DuckDBErrorType.NotImplemented, EngineFault.Sql)]
    [InlineData(DuckDBErrorType.Expression, EngineFault.Sql)]
    [InlineData(DuckDBErrorType.Catalog, EngineFault.Sql)]
    [InlineData(DuckDBErrorType.Parser, EngineFault.Sql)]
    [InlineData(DuckDBErrorType.Planner, EngineFault.Sql)]
    [InlineData(DuckDBErrorType.Executor, EngineFault.Sql)]
    [InlineData(DuckDBErrorType.Binder, EngineFault.Sql)]
    [InlineData(DuckDBErrorType.Permission, EngineFault.Sql)]
    [InlineData(DuckDBErrorType.ParameterNotResolved, EngineFault.Sql)]
    [InlineData(DuckDBErrorType.ParameterNotAllowed, EngineFault.Sql)]
    [InlineData(DuckDBErrorType.MissingExtension, EngineFault.Sql)]
    [InlineData(DuckDBErrorType.Autoload, EngineFault.Sql)]
    [InlineData(DuckDBErrorType.OutOfMemory, EngineFault.Memory)]
    [InlineData(DuckDBErrorType.Io, EngineFault.Disk)]
    [InlineData(DuckDBErrorType.Network, EngineFault.Disk)]
    [InlineData(DuckDBErrorType.Http, EngineFault.Disk)]
    [InlineData(DuckDBErrorType.Scheduler, EngineFault.Threads)]
    [InlineData(DuckDBErrorType.Serialization, EngineFault.Damage)]
    [InlineData(DuckDBErrorType.Interrupt, EngineFault.Cancelled)]
    [InlineData(DuckDBErrorType.Invalid, EngineFault.Ours)]
    [InlineData(DuckDBErrorType.Transaction, EngineFault.Ours)]
    [InlineData(DuckDBErrorType.Index, EngineFault.Ours)]
    [InlineData(DuckDBErrorType.Stat, EngineFault.Ours)]
    [InlineData(DuckDBErrorType.Connection, EngineFault.Ours)]
    [InlineData(DuckDBErrorType.Settings, EngineFault.Ours)]
    [InlineData(DuckDBErrorType.Optimizer, EngineFault.Ours)]
    [InlineData(DuckDBErrorType.NullPointer, EngineFault.Ours)]
    [InlineData(DuckDBErrorType.Fatal, EngineFault.Ours)]
    [InlineData(DuckDBErrorType.Internal, EngineFault.Ours)]
    [InlineData(DuckDBErrorType.Dependency, EngineFault.Ours)]
    [InlineData((DuckDBErrorType)1000, EngineFault.Ours)]
    public void AClassMeans(DuckDBErrorType type, object fault) => Assert.Equal((EngineFault)fault, EngineErrorTypes.FaultOf(type));

    [Theory]
    [InlineData("IO", "Could not set lock on file \"/x\": Conflicting lock is held", EngineFault.Lock)]
    [InlineData("IO", "Corrupt database file: computed checksum 1 does not match stored checksum 2 in block at location 3", EngineFault.Damage)]
    [InlineData("IO", "The file \"/x\" exists, but it is not a valid DuckDB database file!", EngineFault.Damage)]
    [InlineData("IO", "Could not write all bytes to file \"/x\": wanted=1 wrote=0: No space left on device", EngineFault.Disk)]
    [InlineData("TransactionContext", "Failed to commit: Could not write file \"/x\": No space left on device", EngineFault.Disk)]
    [InlineData("FATAL", "Failed: database has been invalidated because of a previous fatal error: No space left on device", EngineFault.Disk)]
    [InlineData("Out of Memory", "failed to allocate data of size 1.0 GiB (1.0 GiB/1.0 GiB used)", EngineFault.Memory)]
    [InlineData("Invalid", "std::bad_alloc", EngineFault.Memory)]
    [InlineData("Invalid", "Resource temporarily unavailable", EngineFault.Threads)]
    [InlineData("Conversion", "Could not convert string 'No space left on device, Corrupt' to INT32", EngineFault.Data)]
    [InlineData("INTERNAL", "Attempted to access index 1 within vector of size 0", EngineFault.Ours)]
    public void WordsTellWhatTheClassDoesNot(string name, string text, object fault) =>
        Assert.Equal((EngineFault)fault, new EngineError(EngineErrorTypes.TypeOf(name), text, null).Fault);

    [Theory]
    [InlineData("cast(a as integer)", "a text cannot be converted to integer (column a)", "try_cast(... as integer)")]
    [InlineData("cast(a as decimal(10,2))", "a text cannot be converted to decimal(10,2) (column a)", "try_cast(... as decimal(10,2))")]
    [InlineData("cast(a as date)", "a text cannot be converted to date (column a)", "try_cast(... as date)")]
    [InlineData("cast(a as timestamp)", "a text cannot be converted to timestamp (column a)", "try_cast(... as timestamp)")]
    [InlineData("cast(a as boolean)", "a text cannot be converted to boolean (column a)", "try_cast")]
    [InlineData("cast(a as double)", "a text cannot be converted to double (column a)", "try_cast")]
    [InlineData("cast(d as decimal(10,2))", "a number does not fit decimal(10,2)", "wider type")]
    [InlineData("cast(n as smallint)", "a number does not fit smallint", "wider type")]
    [InlineData("sum(d * 100000) over ()", "is too large for", "decimal(38,s)")]
    [InlineData("n * n", "is too large for", "wider type")]
    [InlineData("n + n", "is too large for", "wider type")]
    [InlineData("i * 2", "is too large for", "wider type")]
    [InlineData("make_date(2026, 2, dd)", "does not exist", "CASE")]
    [InlineData("ts + to_days(i)", "out of range", "CASE")]
    [InlineData("strptime(a, '%Y')", "date format", "try_strptime")]
    [InlineData("(select n from t)", "returns several rows", "aggregate")]
    [InlineData("regexp_matches('x', a || '(')", "not a regular expression", "constant pattern")]
    [InlineData("a like 'x' escape a", "one character", "constant")]
    [InlineData("substring(a, n)", "out of range", "least")]
    [InlineData("repeat(a, n)", "out of range", "least")]
    [InlineData("json_extract('{' || a, '$.x')", "not JSON", "json_valid")]
    [InlineData("ln(dd - 30)", "logarithm", "CASE")]
    [InlineData("sqrt(-dd)", "root", "CASE")]
    [InlineData("date_trunc(a, ts)", "part of a date", "constant")]
    [InlineData("error(a)", "does not accept", "quarantine rule")]
    [InlineData("ts at time zone a", "time zone", "constant")]
    [InlineData("factorial(dd * 10)", "is too large for", "wider")]
    [InlineData("chr(i)", "does not accept", "CASE")]
    public void AValueIsNotRepeatedAndTheRemedyFits(string expression, string what, string remedy)
    {
        var error = Error($"with t as (select * from {Rows}) select {expression} from t");

        Assert.Equal(EngineFault.Data, error.Fault);
        var fault = DataFaults.Of(error, ["a", "n"]);
        Assert.Contains(what, fault.What, StringComparison.Ordinal);
        Assert.Contains(remedy, fault.Remedy, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", fault.What + fault.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void OnlyAColumnThatTheSqlReadsIsNamed() =>
        Assert.DoesNotContain("(column", DataFaults.Of(Error($"select cast(a as integer) from {Rows}"), ["b"]).What, StringComparison.Ordinal);

    [Fact]
    public void AnErrorTellsItsPlaceWhereTheEngineIsAskedForIt()
    {
        _session.Execute("set errors_as_json = true");

        var error = Error($"select cast(a as integer) from {Rows}");

        Assert.Equal((DuckDBErrorType.Conversion, 7), (error.Type, error.Position));
    }

    [Fact]
    public void WrongSqlIsNotBlamedOnTheRows()
    {
        Assert.Equal(SqlFaultKind.Sql, Fault("select nosuch from (select 1 as a)").Kind);
        Assert.Equal(SqlFaultKind.Sql, Fault("select round(1.5, a) from (select 1 as a)").Kind);
    }

    public void Dispose() => _session.Dispose();

    private SqlFault Fault(string sql) => SqlFaults.Of(Error(sql), [])!;

    private EngineError Error(string sql) => EngineError.Of(Assert.ThrowsAny<DbException>(() => _session.Rows(sql, static r => r.GetValue(0))));

    private sealed class StatedError(string message) : DbException(message);
}
