using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.Sql.Steps;

namespace BankingContracts.Runtime.Sql.Evolution;

/// <summary>Whether the values of stored rows fit the types and promises that their columns get.</summary>
/// <param name="run">The run.</param>
/// <param name="model">The model.</param>
internal sealed class StoredValues(StepContext run, ModelDefinition model)
{
    private const int KeysShown = 10;

    /// <summary>Refuses a change that some stored value does not fit. It must be called before the table changes.</summary>
    /// <exception cref="PipelineException">Values do not fit; the message has their number and the first keys.</exception>
    public async Task CheckAsync(ModelPreparation preparation)
    {
        foreach (var change in preparation.Changes.Where(c => c.IsRetyped || c.DemandsValues))
        {
            var misfit = Misfit(change);
            var table = run.Tables.AsStored(run.TableOf(model));
            var count = await run.Session.CountAsync($"(select 1 from {table} as v where {misfit}) as m");
            if (count > 0)
                throw PipelineException.BadInput(Sentence(change, count, await KeysAsync(preparation, table, misfit)));
        }
    }

    private string Misfit(ColumnChange change)
    {
        var (sql, stored) = (run.Sql, run.Sql.Name(change.Before!.Name));
        var type = run.TableOf(model).Columns.First(c => c.Name == change.Column).Type;
        var conditions = new List<string>();
        if (change.DemandsValues)
            conditions.Add($"{stored} is null");
        if (change.IsRetyped)
        {
            // A value fits when nothing of it is lost.
            var before = sql.Type(ColumnType.Parse(ColumnChange.BaseOf(change.Before.Value)));
            conditions.Add($"{stored} is distinct from try_cast(try_cast({stored} as {type}) as {before})");
        }

        return string.Join(" or ", conditions);
    }

    private async Task<IReadOnlyList<string>> KeysAsync(ModelPreparation preparation, string table, string misfit)
    {
        var key = model.Key.Select(k => run.Sql.Name(preparation.StoredNameOf(k)!)).ToList();
        var names = model.Key;
        return await run.Session.RowsAsync(
            $"select distinct {string.Join(", ", key.Select(k => $"cast({k} as {run.Sql.Type(new(ColumnKind.Varchar))})"))} from {table} as v where {misfit} order by 1 limit {KeysShown}",
            r => string.Join(", ", names.Select((n, i) => $"{n} = {(r.IsDBNull(i) ? "NULL" : r.GetString(i))}")));
    }

    private string Sentence(ColumnChange change, long count, IReadOnlyList<string> keys)
    {
        var rows = count == 1 ? "1 stored row does" : $"{count} stored rows do";
        var remedy = change.IsRetyped ? $"Keep the type {ColumnChange.BaseOf(change.Before!.Value)}" : "Allow NULL in history with 'before_added: null' at the column in staging";
        return $"The contract of {model.Name} does not fit its stored rows: {change.Text}, but {rows} not fit ({string.Join("; ", keys)}{(count > keys.Count ? "; ..." : "")}), closed versions counted. Nothing was changed. {remedy}, or add a column with another name.";
    }
}
