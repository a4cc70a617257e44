using BankingContracts.ContractModel.Text;
using DuckDB.NET.Data;

namespace BankingContracts.SqlCheck.Tests.Rewriting;

public sealed class LetterTableTests
{
    [Fact]
    public void TheTableIsThatOfDuckDb()
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "select chr(cast(i as integer)), lower(chr(cast(i as integer))), upper(chr(cast(i as integer))) from range(1, 1114112) as t(i) where i not between 55296 and 57343";
        using var reader = command.ExecuteReader();
        var wrong = new List<string>();
        while (reader.Read())
        {
            var letter = reader.GetString(0);
            if (LetterTable.Lower(letter) != reader.GetString(1) || LetterTable.Upper(letter) != reader.GetString(2))
                wrong.Add(letter);
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("SAV\u0130NGS", "savings")]
    [InlineData("\u0391\u03A3", "\u03B1\u03C3")]
    [InlineData("\U00010400x", "\U00010428x")]
    public void ALetterBecomesOneLetter(string text, string lowered) => Assert.Equal(lowered, LetterTable.Lower(text));
}
