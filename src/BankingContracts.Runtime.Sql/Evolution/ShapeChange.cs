using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Past;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql.Evolution;

/// <summary>Gives the stored rows of a model the columns that its contract has now. Everything that is kept about these rows follows.</summary>
/// <param name="run">The run.</param>
/// <param name="past">The rows that are kept of before.</param>
/// <param name="model">The model.</param>
internal sealed class ShapeChange(StepContext run, PastRows past, ModelDefinition model)
{
    /// <summary>Changes the columns.</summary>
    /// <exception cref="PipelineException">Some stored value does not fit.</exception>
    public async Task ApplyAsync(ModelPreparation preparation)
    {
        var retired = new RetiredValues(run, model);
        if (model.Body is SnapshotBody)
        {
            await new StoredValues(run, model).CheckAsync(preparation);
            await retired.KeepAsync(preparation.Retired);
        }

        if (model.Body is SourceBody source)
            await new PositionTable(run, model, new SourceColumns(source, run.Sql)).FollowAsync(preparation);
        if (preparation.Past is { } kept)
            await past.PrepareAsync(model, kept);
        await run.Tables.PrepareAsync(run.TableOf(model), preparation);
        if (model.Body is SnapshotBody)
            await retired.RestoreAsync(preparation.Changes);
    }
}
