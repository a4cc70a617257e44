using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace BankingContracts.Generators.Tests.Infrastructure;

/// <summary>One mistake in a YAML text.</summary>
/// <param name="What">What was done, and where.</param>
/// <param name="Text">The text with the mistake.</param>
/// <param name="IsAlwaysWrong">Whether no contract may hold it, whatever the place.</param>
internal sealed record YamlMutation(string What, string Text, bool IsAlwaysWrong)
{
    /// <summary>Every entry of every mapping of <paramref name="text"/>, wronged in each way.</summary>
    public static IEnumerable<YamlMutation> Of(string text)
    {
        foreach (var (key, value) in Entries(text))
        {
            var name = text[key.Start..key.End];
            var place = $"'{name}' in line {text.Take(key.Start).Count(static c => c == '\n') + 1}";
            yield return new("rename " + place, Replace(text, key, name[..^1] + "zz" + name[^1]), false);
            yield return new("delete " + place, Delete(text, key, value), false);
            yield return new("alias as " + place, Replace(text, value, "*other "), true);
            yield return new("list as " + place, Replace(text, value, "[[a], {b: c}]"), false);
            yield return new("mapping as " + place, Replace(text, value, "{a: {b: c}}"), false);
            yield return new("nothing as " + place, Replace(text, value, "~"), false);
            yield return new("number as " + place, Replace(text, value, "-1.5e3"), false);
            yield return new("word as " + place, Replace(text, value, "nonsense"), false);
            yield return new("empty text as " + place, Replace(text, value, "''"), false);
            if (value.IsScalar)
            {
                yield return new("anchor before " + place, text.Insert(value.Start, "&here "), true);
                yield return new("tag before " + place, text.Insert(value.Start, "!!str "), true);
                yield return new("misspelt " + place, Replace(text, value, Misspell(text[value.Start..value.End])), false);
            }
        }
    }

    private static string Misspell(string value) => value.EndsWith('\'') || value.EndsWith('"') ? value[..^1] + "zz" + value[^1] : value + "zz";

    private static string Replace(string text, Extent extent, string with) => string.Concat(text.AsSpan(0, extent.Start), with, text.AsSpan(extent.End));

    private static string Delete(string text, Extent key, Extent value)
    {
        var lineStart = text.LastIndexOf('\n', Math.Max(key.Start - 1, 0)) + 1;
        var isBlock = text[lineStart..key.Start].Trim().Length == 0;
        if (isBlock)
        {
            var lineEnd = text.IndexOf('\n', Math.Max(value.End - 1, 0));
            return text.Remove(lineStart, (lineEnd < 0 ? text.Length : lineEnd + 1) - lineStart);
        }

        var end = value.End;
        if (end < text.Length && text[end] == ',')
            end++;
        return text.Remove(key.Start, end - key.Start);
    }

    private static List<(Extent Key, Extent Value)> Entries(string text)
    {
        var entries = new List<(Extent, Extent)>();
        var parser = new Parser(new Scanner(new StringReader(text), skipComments: true));
        parser.Consume<StreamStart>();
        parser.Consume<DocumentStart>();
        Read(parser, entries);
        return entries;
    }

    private static Extent Read(IParser parser, List<(Extent, Extent)> entries)
    {
        switch (parser.Current)
        {
            case MappingStart:
                {
                    var start = parser.Consume<MappingStart>();
                    var last = (int)start.End.Index;
                    while (parser.Current is not MappingEnd)
                    {
                        var key = Read(parser, entries);
                        var value = Read(parser, entries);
                        entries.Add((key, value));
                        last = value.End;
                    }

                    var end = parser.Consume<MappingEnd>();
                    return new((int)start.Start.Index, start.Style == MappingStyle.Flow ? (int)end.End.Index : last, false);
                }

            case SequenceStart:
                {
                    var start = parser.Consume<SequenceStart>();
                    var last = (int)start.End.Index;
                    while (parser.Current is not SequenceEnd)
                        last = Read(parser, entries).End;
                    var end = parser.Consume<SequenceEnd>();
                    return new((int)start.Start.Index, start.Style == SequenceStyle.Flow ? (int)end.End.Index : last, false);
                }

            default:
                var scalar = parser.Consume<Scalar>();
                return new((int)scalar.Start.Index, (int)scalar.End.Index, true);
        }
    }

    private sealed record Extent(int Start, int End, bool IsScalar);
}
