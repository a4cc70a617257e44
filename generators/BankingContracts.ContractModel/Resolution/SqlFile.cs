using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Sql;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>A SQL file, and what its text shows.</summary>
internal sealed class SqlFile
{
    private TextLines? _lines;

    /// <summary>Reads <paramref name="source"/>.</summary>
    public SqlFile(ContractSource source)
    {
        Source = source;
        Statement = SqlStatement.Parse(source.Text);
    }

    /// <summary>The file.</summary>
    public ContractSource Source { get; }

    /// <summary>The tables that it reads, and whether it is one SELECT.</summary>
    public SqlStatement Statement { get; }

    /// <summary>The name of the model or test that it belongs to.</summary>
    public string Name => Source.Stem;

    /// <summary>The start of the file.</summary>
    public SourceSpan Start => SourceSpan.StartOf(Source.Path);

    /// <summary>
    /// Its text as a part of larger statements. All line ends are LF, and the semicolons that end the statement are removed. Comments after a
    /// semicolon stay, and every line keeps its number.
    /// </summary>
    public string Text => WithoutSemicolons(Source.Text.TrimStart('\uFEFF')).Replace("\r\n", "\n").Replace('\r', '\n');

    /// <summary>The place of a part of its text.</summary>
    public SourceSpan Span(int start, int length) =>
        (_lines ??= new TextLines(Source.Path, Source.Text)).Span(start, start + length);

    private static string WithoutSemicolons(string text)
    {
        var tokens = SqlLexer.Tokenize(text).Items;
        for (var index = tokens.Count - 1; index >= 0 && tokens[index].IsSymbol(';'); index--)
            text = text.Remove(tokens[index].Start, 1);
        return text;
    }
}
