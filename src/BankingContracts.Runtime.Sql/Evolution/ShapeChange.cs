using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Past;
using BankingContracts.Runtime.Sql.Staging;
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
        if (model.Body is SnapshotBody snapshot && preparation.Changes.Any(c => c.HasDefault))
            preparation = preparation with { Defaults = await DefaultsAsync(run.Pipeline[snapshot.Relation], [.. preparation.Changes.Where(c => c.HasDefault).Select(c => c.Column)]) };
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
        if (preparation.IsRekeyed)
            await new NewestRows(run, model).KeepAsync();
        if (preparation.ForgetsSequence && model.Body is SourceBody { SequenceColumn: not null } ordered)
            await new SequenceMemory(run, model, new SourceColumns(ordered, run.Sql)).ResetAsync();
    }

    /// <summary>What staging makes of a row without values.</summary>
    private async Task<IReadOnlyDictionary<string, string>> DefaultsAsync(ModelDefinition staging, IReadOnlyList<string> columns)
    {
        var (source, text) = (run.Pipeline[((StagingBody)staging.Body).Input], run.Sql.Type(new(ColumnKind.Varchar)));
        var nothing = string.Join(", ", source.Columns.Select(c => $"cast(null as {run.Sql.Type(c.Type)}) as {run.Sql.Name(c.Name)}"));
        var values = string.Join(", ", columns.Select(c => $"cast({run.Sql.Name(c)} as {text})"));
        return await run.Session.RowAsync(
            $"select {values} from ({StagingTables.Classify(run.Sql, staging, source, $"(select {nothing})", run.RunAt)}) as c",
            r => columns.Select((c, i) => (Column: c, Value: r.GetString(i))).ToDictionary(v => v.Column, v => v.Value));
    }
}
