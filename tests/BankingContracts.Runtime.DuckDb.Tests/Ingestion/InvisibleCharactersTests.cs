using System.Globalization;
using BankingContracts.ContractModel.Dialects;
using BankingContracts.ContractModel.Text;
using BankingContracts.Runtime.DuckDb.Sessions;
using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.DuckDb.Tests.Ingestion;

public sealed class InvisibleCharactersTests
{
    private static readonly int[] PrintedAsNothing = [0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0];

    private static IEnumerable<int> CodePoints => Enumerable.Range(1, 0x10FFFF).Where(c => c is < 0xD800 or > 0xDFFF);

    [Fact]
    public void TheListHoldsUnicodesWhiteSpaceAndFormatCharacters() => Assert.Equal(
        CodePoints.Where(c => IsWhiteSpace(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.Format || PrintedAsNothing.Contains(c)),
        CodePoints.Where(InvisibleCharacters.Contains));

    [Fact]
    public void TheEngineTrimsWhatTheListHolds()
    {
        using var connection = DuckDbSession.InMemory();
        var session = new SqlSession(connection);
        session.Execute("create table t as select c, chr(c::int) || 'ü' || chr(c::int) as x from range(1, 1114112) as r(c) where c not between 55296 and 57343");
        Assert.Equal(
            CodePoints.Where(InvisibleCharacters.Contains).Select(c => (long)c),
            session.Rows($"select c from t where {DuckDbTrim.Of("x")} = 'ü' order by c", static r => r.GetInt64(0)));
    }

    [Fact]
    public void TheEngineTrimsAsciiAlone()
    {
        using var connection = DuckDbSession.InMemory();
        var session = new SqlSession(connection);
        session.Execute("create table t as select c, chr(c::int) || 'a' || chr(c::int) as x from range(1, 128) as r(c)");
        Assert.Equal([9, 10, 11, 12, 13, 32], session.Rows($"select c from t where {DuckDbTrim.Of("x")} = 'a' order by c", static r => r.GetInt64(0)));
    }

    [Theory]
    [InlineData("\uFEFF a b\u00A0\u200B", "a b")]
    [InlineData("\U000E0041x\U000E007F", "x")]
    [InlineData("\u3000\u2800", "")]
    [InlineData("", "")]
    [InlineData("\U0001F3E6", "\U0001F3E6")]
    public void TheRuntimeTrimsAsTheEngineDoes(string text, string expected) => Assert.Equal(expected, InvisibleCharacters.Trim(text));

    private static bool IsWhiteSpace(int c) => c < 0x10000 && char.IsWhiteSpace((char)c);
}
