using System.Globalization;

namespace BankingContracts.ContractModel.Selecting;

/// <summary>
/// One selector: which models, and how many steps up and down from them. The build and the runtime use the same grammar: the runtime also
/// compiles this file.
/// </summary>
/// <param name="Core">A name, a pattern, or a method such as <c>tag:daily</c>.</param>
/// <param name="Upstream">How many steps up from the models are also selected: the models that they read, and so on.</param>
/// <param name="Downstream">How many steps down from the models are also selected: the models that read them, and so on.</param>
/// <param name="WithWholeBuild"><c>@name</c>: also selects everything that reads the models, and everything that any of these reads.</param>
internal sealed record Selector(string Core, int Upstream, int Downstream, bool WithWholeBuild)
{
    /// <summary>Reads <c>@core</c>, <c>+core</c>, <c>core+</c>, <c>2+core</c>, <c>core+1</c> or <c>core</c>.</summary>
    public static Selector Parse(string text)
    {
        if (text.Length > 0 && text[0] == '@')
            return new(text.Substring(1), 0, 0, WithWholeBuild: true);
        var (core, upstream, downstream) = (text, 0, 0);
        var first = core.IndexOf('+');
        if (first >= 0 && Steps(core.Substring(0, first)) is { } up)
            (core, upstream) = (core.Substring(first + 1), up);
        var last = core.LastIndexOf('+');
        if (last >= 0 && Steps(core.Substring(last + 1)) is { } down)
            (core, downstream) = (core.Substring(0, last), down);
        return new(core, upstream, downstream, WithWholeBuild: false);
    }

    /// <summary>A number of steps; no number means all steps; null means that the text is not a number of steps.</summary>
    private static int? Steps(string text)
    {
        if (text.Length == 0)
            return int.MaxValue;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var steps) ? steps : null;
    }
}
