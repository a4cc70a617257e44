using System.Text.RegularExpressions;
using BankingContracts.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace BankingContracts.Generators.Tests.Folders;

/// <summary>The algorithms are written once, for every engine: words that only one engine knows come from its dialect.</summary>
public sealed class EngineWordsTests
{
    private const string Project = "src/BankingContracts.Runtime.Sql";

    /// <summary>Words and forms of DuckDB, as regular expressions over the texts of the project.</summary>
    private static readonly string[] Banned =
    [
        @"\browid\b",
        @"\bqualify\b",
        @"\bread_\w+",
        @"\bunnest\b",
        @"\bexclude\b",
        @"\*\s*replace\b",
        @"\bby name\b",
        @"\btemp(orary)? (table|view)\b",
        @"\bstr[fp]time\b",
        @"\bdescribe\b",
        @"\bduckdb\w*",
        @"\bcolumns\(",
        @"\blist_\w+",
        @"\bstring_split\b",
        @"\bregexp_\w+",
        @"\bhash\(",
        @"\bstats\(",
        @"\brow\(",
        @"\brange\(",
        @"\bdistinct on\b",
        @"\basof\b",
        @"\bsearch_path\b",
        @"\bvarchar\b",
        @"^\s*(set|use|pragma) ",
        // A query that begins with FROM.
        @"^\s*from\b",
        @"(\(|exists|union all|as)\s*\(\s*from\b",
        @"\bunion all\s+from\b",
    ];

    /// <summary>Statements that every engine has, although a part of them is banned.</summary>
    private static readonly string[] Allowed = ["update set"];

    [Fact]
    public void NoTextOfTheAlgorithmsBelongsToOneEngine()
    {
        var found = Directory
            .EnumerateFiles(Repository.Path(Project), "*.cs", SearchOption.AllDirectories)
            .Where(static f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(Texts)
            .SelectMany(static t => Words(t.Text).Select(w => $"{t.Place}: {w}"));
        Assert.Empty(found);
    }

    [Theory]
    [InlineData("select rowid from t", "rowid")]
    [InlineData("from t select a", "from")]
    [InlineData("exists (from t)", "exists (from")]
    [InlineData("select * exclude (a) from t", "exclude")]
    [InlineData("merge into t when matched then update set a = 1", null)]
    [InlineData("select a from (select b from t)", null)]
    public void AWordOfOneEngineIsFound(string sql, string? word) => Assert.Equal(word, Words(sql).FirstOrDefault());

    private static IEnumerable<string> Words(string text)
    {
        var rest = Allowed.Aggregate(text, static (t, allowed) => t.Replace(allowed, "", StringComparison.OrdinalIgnoreCase));
        return Banned.Select(b => Regex.Match(rest, b, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)).Where(static m => m.Success).Select(static m => m.Value.Trim());
    }

    /// <summary>The texts of a file; in the place of what is inserted into a text there is a mark, because it comes from elsewhere.</summary>
    private static IEnumerable<(string Place, string Text)> Texts(string file)
    {
        foreach (var node in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantNodes())
        {
            var text = node switch
            {
                LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal => literal.Token.ValueText,
                InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.Select(static c => c is InterpolatedStringTextSyntax part ? part.TextToken.ValueText : "_")),
                _ => null,
            };
            if (text is not null)
                yield return ($"{Path.GetFileName(file)}({node.GetLocation().GetLineSpan().StartLinePosition.Line + 1})", text);
        }
    }
}
