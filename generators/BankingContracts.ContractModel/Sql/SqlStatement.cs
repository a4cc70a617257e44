using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Sql;

/// <summary>What the text of a SQL file shows without binding it.</summary>
/// <param name="Tables">Every table that it reads, in text order, with repetitions. Names that a WITH defines are not tables. Empty if there is a fault.</param>
/// <param name="Fault">Why it is not one SELECT statement; null when it is one.</param>
public sealed record SqlStatement(IReadOnlyList<TableReference> Tables, SqlFault? Fault)
{
    /// <summary>Reads <paramref name="text"/>; never throws.</summary>
    public static SqlStatement Parse(string text)
    {
        var statement = new TableFinder(text, SqlLexer.Tokenize(text)).Find();
        var control = ControlCharacters.First(text);
        if (control < text.Length)
            statement = statement with { Fault = new SqlFault(ControlCharacters.Explain(text[control]), control, 1) };

        // If a bracket is never closed, names of WITH and tables look the same. So the tables are known only when the text has no fault.
        return statement.Fault is null ? statement : statement with { Tables = [] };
    }
}
