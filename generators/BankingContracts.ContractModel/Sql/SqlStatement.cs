using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Sql;

/// <summary>What the text of a SQL file tells without binding it.</summary>
/// <param name="Tables">Every table it reads, in text order, repetitions included; names that a WITH defines are not tables. Empty where there is a fault.</param>
/// <param name="Fault">Why it is not one SELECT statement; null when it is one.</param>
public sealed record SqlStatement(IReadOnlyList<TableReference> Tables, SqlFault? Fault)
{
    /// <summary>Reads <paramref name="text"/>; never throws.</summary>
    public static SqlStatement Parse(string text)
    {
        var statement = new TableFinder(SqlLexer.Tokenize(text)).Find();
        var control = ControlCharacters.First(text);
        if (control < text.Length)
            statement = statement with { Fault = new SqlFault(ControlCharacters.Explain(text[control]), control, 1) };

        // Where a bracket is open, the names of WITH cannot be told from tables: what is read is known when the text is whole.
        return statement.Fault is null ? statement : statement with { Tables = [] };
    }
}
