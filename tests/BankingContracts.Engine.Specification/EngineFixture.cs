using BankingContracts.Engine.Specification.Faults;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Engine.Specification;

/// <summary>An engine under test. Each test has a directory of its own, and at most one database in it.</summary>
public abstract class EngineFixture
{
    /// <summary>Whether others see all of a run or nothing of it. If not, the next run completes what one that was killed began to publish.</summary>
    public virtual bool PublishesAtOnce => true;

    /// <summary>Whether all tables are compared with the records of runs after each run: an engine that takes long for a statement does it in the long mode only.</summary>
    public virtual bool VerifiesEachRun => true;

    /// <summary>The faults of a session that the engine must survive.</summary>
    public virtual IReadOnlyList<FaultKind> FaultKinds => [FaultKind.Kill, FaultKind.KillAfter, FaultKind.Refuse, FaultKind.LoseAnswer];

    /// <summary>An engine over the database in a directory. The database need not exist.</summary>
    /// <param name="directory">The directory.</param>
    /// <param name="around">Puts another session around that of a run; null for none.</param>
    public abstract IEngine Open(string directory, Func<ISqlSession, ISqlSession>? around = null);

    /// <summary>The names of all tables and views of the database in a directory that nobody has open; null where the fixture cannot see them.</summary>
    public virtual Task<IReadOnlyList<string>?> TablesAsync(string directory) => Task.FromResult<IReadOnlyList<string>?>(null);

    /// <summary>The name by which <c>describe</c> calls a type.</summary>
    public abstract string TypeName(ColumnType type);

    /// <summary>A column as the text with which the oracles compare it.</summary>
    public virtual string AsText(string column) => $"cast({column} as varchar)";

    /// <summary>Copies a database that nobody has open.</summary>
    public virtual Task CopyAsync(string source, string target)
    {
        foreach (var file in Directory.EnumerateFiles(source))
            File.Copy(file, Path.Combine(target, Path.GetFileName(file)), overwrite: true);
        return Task.CompletedTask;
    }
}
