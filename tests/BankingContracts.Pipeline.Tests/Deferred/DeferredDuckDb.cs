using BankingContracts.Engine.Specification;
using BankingContracts.Engine.Specification.Faults;
using BankingContracts.Pipeline.Tests.Engines;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Pipeline.Tests.Deferred;

/// <summary>The deferred DuckDB over a file.</summary>
public sealed class DeferredDuckDb : EngineFixture
{
    /// <inheritdoc/>
    public override bool PublishesAtOnce => false;

    /// <inheritdoc/>
    public override IReadOnlyList<FaultKind> FaultKinds => Enum.GetValues<FaultKind>();

    /// <inheritdoc/>
    public override IEngine Open(string directory, Func<ISqlSession, ISqlSession>? around = null) => new DeferredEngine(DuckDbFile.PathIn(directory), around);

    /// <inheritdoc/>
    public override Task<IReadOnlyList<string>?> TablesAsync(string directory) => Task.FromResult<IReadOnlyList<string>?>(DuckDbFile.NamesIn(directory));

    /// <inheritdoc/>
    public override string TypeName(ColumnType type) => type.ToString().ToUpperInvariant();
}
