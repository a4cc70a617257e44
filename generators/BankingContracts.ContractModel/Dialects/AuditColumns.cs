using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Sql;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Dialects;

/// <summary>
/// Finds which columns a test can depend on. Reading a column that is not needed can take longer than all others: decimals of more than
/// 18 digits take 0.3 microseconds per row. A model without an entry is read with all columns.
/// </summary>
public static class AuditColumns
{
    /// <summary>The columns that a test of a contract may need.</summary>
    /// <param name="model">The model.</param>
    /// <param name="test">The test.</param>
    /// <param name="failingRows">Its SQL in any dialect.</param>
    public static EquatableArray<ReadColumns> Of(ResolvedModel model, ResolvedTest test, string failingRows)
    {
        var tokens = SqlLexer.Tokenize(failingRows);
        if (tokens.Fault is not null)
            return default;
        // The author's condition can name only columns of the audited model.
        var others = test.Reads.Where(m => m != model.Name).Select(m => new ReadColumns(m, test.Test.Values("field")));
        return Named(model, tokens.Items).Concat(others).ToEquatableArray();
    }

    /// <summary>The columns that a test written as SQL may need.</summary>
    /// <param name="sql">The SQL.</param>
    /// <param name="models">The models that it reads.</param>
    public static EquatableArray<ReadColumns> Of(string sql, IEnumerable<ResolvedModel> models)
    {
        var tokens = SqlLexer.Tokenize(sql);
        return tokens.Fault is not null || ReadsUnnamed(tokens.Items)
            ? default
            : models.Where(m => !IsRenamed(m.Name, tokens.Items)).SelectMany(m => Named(m, tokens.Items)).ToEquatableArray();
    }

    /// <summary>One entry with the columns of <paramref name="model"/> that the SQL names; no entry if it names all.</summary>
    private static IEnumerable<ReadColumns> Named(ResolvedModel model, IReadOnlyList<SqlToken> tokens)
    {
        var names = new HashSet<string>(tokens.Where(static t => t.IsName).Select(static t => t.Value), StringComparer.OrdinalIgnoreCase);
        var needed = model.Columns.Select(static c => c.Name).Where(names.Contains).ToEquatableArray();
        return needed.Count < model.Columns.Count ? [new ReadColumns(model.Name, needed)] : [];
    }

    /// <summary>Whether SQL may read columns without naming them. A star that multiplies counts too.</summary>
    private static bool ReadsUnnamed(IReadOnlyList<SqlToken> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (token.IsWord("natural") || token.IsWord("columns") || token.IsWord("table") || token.IsSymbol('#'))
                return true;
            if (token.IsSymbol('*') && !(i > 1 && tokens[i - 1].IsSymbol('(') && tokens[i - 2].IsWord("count")))
                return true;
            // A query that begins with FROM selects all columns.
            if (token.IsWord("from") && (i == 0 || tokens[i - 1].IsSymbol('(')))
                return true;
        }

        return false;
    }

    /// <summary>Whether the SQL may give the columns of <paramref name="model"/> other names: <c>model as m (a, b)</c>.</summary>
    private static bool IsRenamed(string model, IReadOnlyList<SqlToken> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].IsName || !string.Equals(tokens[i].Value, model, StringComparison.OrdinalIgnoreCase))
                continue;
            var alias = i + 1 < tokens.Count && tokens[i + 1].IsWord("as") ? i + 2 : i + 1;
            if (alias + 1 < tokens.Count && tokens[alias].IsName && tokens[alias + 1].IsSymbol('('))
                return true;
        }

        return false;
    }
}
