using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Sql.Dialects;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Sql.Tables;

/// <summary>
/// Gives contract SQL what it reads: it names models without a schema. Where a plain name means the table, nothing has to be done. Else the name is
/// bound to a relation: by a view, because some engines cannot run every query over WITH, or by WITH.
/// </summary>
/// <param name="session">The session.</param>
/// <param name="sql">The dialect.</param>
/// <param name="pipeline">The pipeline.</param>
/// <param name="tables">The tables.</param>
internal sealed class ContractNames(SqlSession session, SqlDialect sql, PipelineDefinition pipeline, RunTables tables)
{
    private readonly Dictionary<string, string> _bound = [];

    /// <summary>The text of <paramref name="query"/> that may be run now.</summary>
    /// <param name="query">Contract SQL.</param>
    /// <param name="reads">The models that it reads.</param>
    /// <param name="relation">The relation of a model: a table, or a query in parentheses; null for its current rows.</param>
    public async Task<string> BindAsync(string query, IEnumerable<string> reads, Func<ModelDefinition, string>? relation = null)
    {
        var with = new List<string>();
        foreach (var name in reads)
        {
            var rows = (relation ?? tables.Current)(pipeline[name]);
            if (rows == sql.Table(pipeline[name]))
                await UnbindAsync([name]);
            else if (sql.BindName(name, "select * from " + rows) is not { } bind)
                with.Add($"{sql.Name(name)} as (select * from {rows})");
            else if (_bound.GetValueOrDefault(name) != rows)
            {
                await session.ExecuteAsync(bind);
                _bound[name] = rows;
            }
        }

        return with.Count == 0 ? query : $"with {string.Join(", ", with)} select * from (\n{query}\n) as _bound";
    }

    /// <summary>The plain names mean the tables again.</summary>
    public async Task UnbindAsync(IEnumerable<string> names)
    {
        var bound = names.Where(_bound.Remove).ToList();
        if (bound.Count > 0)
            await session.ExecuteAsync(sql.UnbindNames(bound));
    }
}
