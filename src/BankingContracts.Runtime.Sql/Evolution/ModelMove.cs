using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Ingestion;
using BankingContracts.Runtime.Sql.Past;
using BankingContracts.Runtime.Sql.Staging;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql.Evolution;

/// <summary>Gives the tables of a model that has another name now that name. Everything that is kept about its rows follows.</summary>
/// <param name="run">The run.</param>
/// <param name="past">The rows that are kept of before.</param>
/// <param name="model">The model.</param>
/// <param name="former">The name under which it is stored.</param>
internal sealed class ModelMove(StepContext run, PastRows past, ModelDefinition model, string former)
{
    /// <summary>Moves the tables. Nothing may have read or changed them in this run.</summary>
    public async Task ApplyAsync()
    {
        await run.Tables.MoveAsync(run.TableOf(model), former);
        foreach (var (table, name) in Own())
            await run.Tables.MoveAsync(table, name);
        if (model.Body is SourceBody)
            await new RaggedRows(run, model).MoveAsync(former);
    }

    private IEnumerable<(StoredTable Table, string Former)> Own()
    {
        yield return (past.TableOf(model), PastTable.NameOf(former));
        switch (model.Body)
        {
            case SourceBody source:
                if (source is { Delivery: Delivery.Delta, SequenceColumn: not null })
                    yield return (SequenceMemory.Of(model, run.Sql), SequenceMemory.NameOf(former));
                yield return (PositionTable.Of(model.Name, run.Sql), PositionTable.NameOf(former));
                break;
            case StagingBody staging:
                yield return (StagingTables.HeldOf(model, run.Pipeline[staging.Input], run.Sql), StagingTables.HeldNameOf(former));
                break;
            case SnapshotBody:
                yield return (RetiredValues.Of(model.Name, run.Sql), RetiredValues.NameOf(former));
                break;
        }
    }
}
