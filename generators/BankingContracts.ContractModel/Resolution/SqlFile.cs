using BankingContracts.ContractModel.Reading;
using BankingContracts.ContractModel.Reading.Yaml;
using BankingContracts.ContractModel.Sql;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Resolution;

/// <summary>A SQL file with what its text tells.</summary>
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

    /// <summary>What it reads, and whether it is one SELECT.</summary>
    public SqlStatement Statement { get; }

    /// <summary>The name it belongs to.</summary>
    public string Name => Source.Stem;

    /// <summary>The start of the file.</summary>
    public SourceSpan Start => SourceSpan.StartOf(Source.Path);

    /// <summary>Its text with line ends of LF.</summary>
    public string Text => Source.Text.TrimStart('\uFEFF').Replace("\r\n", "\n").Replace('\r', '\n');

    /// <summary>Where a stretch of its text stands.</summary>
    public SourceSpan Span(int start, int length) =>
        (_lines ??= new TextLines(Source.Path, Source.Text)).Span(start, start + length);
}
