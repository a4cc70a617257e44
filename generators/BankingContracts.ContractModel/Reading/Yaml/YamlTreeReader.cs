using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace BankingContracts.ContractModel.Reading.Yaml;

/// <summary>
/// Builds the tree of a YAML file from the parser's events. Positions come only from the offsets of the events. Offsets count UTF-16 code
/// units; lines and columns are computed from them. The reader has its own stack, so no nesting can exhaust the stack of the process.
/// </summary>
internal sealed class YamlTreeReader
{
    private const int MaximumDepth = 64;
    private readonly TextLines _lines;
    private readonly string _text;
    private readonly int _skipped;
    private readonly List<ContractDiagnostic> _diagnostics = [];
    private readonly Stack<OpenNode> _open = new();
    private YamlNode? _root;
    private int _offset;
    private bool _isStopped;

    private YamlTreeReader(ContractSource source)
    {
        _text = source.Text;
        _lines = new TextLines(source.Path, source.Text);
        _skipped = _text.Length > 0 && _text[0] == '\uFEFF' ? 1 : 0;
    }

    /// <summary>The tree of <paramref name="source"/>; never throws.</summary>
    public static YamlTree Read(ContractSource source)
    {
        var reader = new YamlTreeReader(source);
        reader.Run();
        while (reader._open.Count > 0)
            reader.Complete(reader._open.Pop().Close());
        return new YamlTree(reader._root, !reader._isStopped, reader._diagnostics);
    }

    /// <summary>
    /// Reads up to the first character that YAML does not allow, because the names before it are needed. The text is cut at this character. The
    /// parser's errors about the cut text help nobody, so they are removed.
    /// </summary>
    private void Run()
    {
        var end = ControlCharacters.First(_text);
        Parse(_text.Substring(_skipped, end - _skipped));
        if (end == _text.Length)
            return;
        _diagnostics.RemoveAll(static d => d.Rule == FileRules.NotYaml);
        Stop(FileRules.NotYaml, _lines.Span(end, end + 1), ControlCharacters.Explain(_text[end]));
    }

    private void Parse(string yaml)
    {
        try
        {
            // YamlDotNet takes text only from a TextReader, and this one touches no file.
#pragma warning disable RS0030
            using var text = new StringReader(yaml);
#pragma warning restore RS0030
            var parser = new Parser(new Scanner(text, skipComments: true));
            var documents = 0;
            while (!_isStopped && parser.MoveNext())
            {
                if (parser.Current is DocumentStart start && ++documents > 1)
                    Stop(FileRules.UnsupportedYaml, _lines.Word(Offset(start.Start)), "Several documents in a file", "put each into a file of its own");
                else
                    Take(parser.Current!);
            }
        }
        catch (YamlException exception)
        {
            var (span, message) = YamlErrors.Explain(exception, Offset(exception.Start), Offset(exception.End), _offset, _text, _lines, Bracket());
            Stop(FileRules.NotYaml, span, message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // For some malformed flow collections, YamlDotNet throws errors from its internal assertions.
            var (span, message) = YamlErrors.ExplainUnknown(_offset, _lines, Bracket());
            Stop(FileRules.NotYaml, span, message);
        }
    }

    private void Take(ParsingEvent item)
    {
        _offset = Math.Max(_offset, Offset(item.End));
        if (item is NodeEvent node)
            RefuseProperties(node);
        switch (item)
        {
            case AnchorAlias alias:
                var word = _lines.Word(Offset(alias.Start));
                Report(FileRules.UnsupportedYaml, word, "Aliases (*" + alias.Value.Value + ")", "write the value out, or quote a text that starts with '*'");
                Complete(new UnreadableNode(word));
                break;
            case Scalar scalar:
                Complete(new ScalarNode(ScalarSpan(scalar), scalar.Value, scalar.Style is ScalarStyle.Plain));
                break;
            case MappingStart mapping:
                Open(mapping, isMapping: true, mapping.Style is MappingStyle.Flow);
                break;
            case SequenceStart sequence:
                Open(sequence, isMapping: false, sequence.Style is SequenceStyle.Flow);
                break;
            case MappingEnd or SequenceEnd:
                Complete(_open.Pop().Close());
                break;
        }
    }

    private void Open(NodeEvent node, bool isMapping, bool isFlow)
    {
        var start = Offset(node.Start);
        if (_open.Count == MaximumDepth)
            Stop(FileRules.UnsupportedYaml, _lines.Span(start, start + 1), "More than 64 levels of nesting", "no contract needs them");
        else
            _open.Push(new OpenNode(_lines.Span(start, start + 1), isMapping, isFlow));
    }

    private void Complete(YamlNode node)
    {
        if (_open.Count == 0)
        {
            _root ??= node;
            return;
        }

        var parent = _open.Peek();
        if (parent.ExpectsKey && node is ScalarNode { Value: "<<", IsPlain: true })
            Report(FileRules.UnsupportedYaml, node.Span, "Merge keys (<<)", "write the keys out");
        if (parent.ExpectsKey && node is not (ScalarNode or UnreadableNode))
            Report(FileRules.UnsupportedYaml, node.Span, "Lists and mappings as keys", "write a plain key");
        if (parent.Add(node) is { } first)
            Report(FileRules.DuplicateKey, node.Span, first.Value, Line(first.Span));
    }

    private void RefuseProperties(NodeEvent node)
    {
        var start = _lines.Word(Offset(node.Start));
        if (!node.Anchor.IsEmpty)
            Report(FileRules.UnsupportedYaml, start, "Anchors (&" + node.Anchor.Value + ")", "write the value out, or quote a text that starts with '&'");
        if (!node.Tag.IsEmpty && node.Tag.Value != "?")
            Report(FileRules.UnsupportedYaml, start, "Tags (" + node.Tag.Value + ")", "remove it, or quote a text that starts with '!'");
    }

    private SourceSpan ScalarSpan(Scalar scalar)
    {
        var start = Offset(scalar.Start);
        return start > _text.Length ? _lines.Span(_offset, _offset) : _lines.Span(start, Offset(scalar.End));
    }

    private OpenNode? Bracket() => _open.FirstOrDefault(static o => o.IsFlow);

    private int Offset(Mark mark) => (int)Math.Min(mark.Index + _skipped, int.MaxValue);

    private static string Line(SourceSpan span) => (span.Line + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private void Report(Rule rule, SourceSpan span, params string[] arguments) =>
        _diagnostics.Add(ContractDiagnostic.Create(rule, span, arguments));

    private void Stop(Rule rule, SourceSpan span, params string[] arguments)
    {
        _isStopped = true;
        Report(rule, span, arguments);
    }
}
