using BankingContracts.Generators.Emit;
using BankingContracts.Generators.Tests.Infrastructure;

namespace BankingContracts.Generators.Tests.Emit;

public sealed class CSharpLiteralTests
{
    public static TheoryData<string> Texts =>
    [
        "",
        "plain",
        "with \"quotes\" inside",
        "\"quoted\"",
        "\"",
        "\"\"\"\"",
        "back\\slash",
        "ends with \\",
        "tab\tand\0nul",
        "one\ntwo",
        "one\n\nthree\n",
        "\nstarts with a line end",
        "  indented\n      deeper\n   \n\t\ttabs\n",
        "a \"\"\" raw delimiter\ninside",
        "carriage\r\nreturn",
        "exotic\u0085line\u2028ends\u2029here\nand more",
        "pair \U0001F4B6 of surrogates\nin lines",
        "lone \ud83d surrogate",
        "{braces} and $ signs",
        "bidi \u202e override",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void ALiteralHasExactlyItsText(string text)
    {
        var writer = new IndentedWriter();
        writer.Block("public static class Holder", "", w => w.Block("{", "}", inner => inner.Literal("public static string Value => ", text, ";")));
        Assert.Equal(text, GeneratedCode.Load<string>([writer.Finish()], "Holder", "Value"));
    }

    [Theory]
    [InlineData('\t', @"'\t'")]
    [InlineData('\'', @"'\''")]
    [InlineData('"', "'\"'")]
    [InlineData('\\', @"'\\'")]
    [InlineData(';', "';'")]
    [InlineData('\u0001', @"'\u0001'")]
    public void ACharacterIsEscapedWhereNeeded(char value, string literal) => Assert.Equal(literal, CSharpLiteral.Char(value));

    [Fact]
    public void TextOfSeveralLinesReadsAsWritten()
    {
        var writer = new IndentedWriter();
        writer.Literal("Sql = ", "select\n    \"id\"\nfrom t\n", ",");
        Assert.Equal(
            """"
            Sql = """
                select
                    "id"
                from t

                """,

            """",
            writer.Finish());
    }
}
