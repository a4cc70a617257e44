using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;
using BankingContracts.Runtime.Sql.Tables;

namespace BankingContracts.Runtime.Sql.Steps;

/// <summary>What the steps of a run share.</summary>
/// <param name="Session">The session.</param>
/// <param name="Sql">The dialect.</param>
/// <param name="Errors">The meaning of errors.</param>
/// <param name="Pipeline">The pipeline.</param>
/// <param name="Tables">The tables.</param>
/// <param name="Working">The working relations.</param>
/// <param name="Names">Gives contract SQL what it reads.</param>
/// <param name="RunAt">The run's timestamp, after that of every run before.</param>
internal sealed record StepContext(
    SqlSession Session,
    SqlDialect Sql,
    ISqlErrors Errors,
    PipelineDefinition Pipeline,
    RunTables Tables,
    WorkingTables Working,
    ContractNames Names,
    DateTime RunAt)
{
    /// <summary>The run's timestamp as a literal.</summary>
    public string Now => Sql.Timestamp(RunAt);

    /// <summary>The table of <paramref name="model"/>.</summary>
    public StoredTable TableOf(ModelDefinition model) => StoredTable.Of(model, Sql);

    /// <summary>The rows of <paramref name="model"/> as the run has left them so far.</summary>
    public string Current(ModelDefinition model) => Tables.Current(TableOf(model));

    /// <summary>What the run did to the model called <paramref name="name"/> so far.</summary>
    public ChangeSet Net(string name) => Tables.Net(TableOf(Pipeline[name]));

    /// <summary>The context of a run over an open database, or of an example.</summary>
    /// <param name="database">What the engine supplies.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="runAt">The run's timestamp.</param>
    public static async Task<StepContext> OfAsync(ISqlSteps database, PipelineDefinition pipeline, DateTime runAt)
    {
        var (session, sql, store) = (database.Session, database.Dialect, database.Rows);
        var shapes = store is not null ? PublishedShapes.None : new PublishedShapes(await database.ShapesAsync());
        var working = new WorkingTables(session, sql);
        var tables = new RunTables(session, sql, working, store, shapes, pipeline);
        return new StepContext(session, sql, database.Errors, pipeline, tables, working, new ContractNames(session, sql, pipeline, tables), runAt);
    }
}
