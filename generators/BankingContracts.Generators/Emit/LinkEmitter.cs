using BankingContracts.ContractModel.Checking;

namespace BankingContracts.Generators.Emit;

/// <summary>Writes how changes of upstreams are followed.</summary>
internal static class LinkEmitter
{
    /// <summary>The property <c>Links</c>, where there is any.</summary>
    public static void WriteLinks(IndentedWriter writer, IReadOnlyCollection<QueryLink> links) => Write(
        writer, "Links", links, static l => $"new({CSharpLiteral.String(l.Output)}, {CSharpLiteral.String(l.Upstream)}, {CSharpLiteral.String(l.Column)}),");

    /// <summary>The property <c>Unlinked</c>, where there is any.</summary>
    public static void WriteUnlinked(IndentedWriter writer, IReadOnlyCollection<UnlinkedModel> unlinked) => Write(
        writer, "Unlinked", unlinked, static u => $"new({CSharpLiteral.String(u.Upstream)}, {CSharpLiteral.String(u.Reason)}),");

    private static void Write<T>(IndentedWriter writer, string property, IReadOnlyCollection<T> items, Func<T, string> text)
    {
        if (items.Count == 0)
            return;
        writer.Line($"{property} =");
        writer.Block("[", "],", w =>
        {
            foreach (var item in items)
                w.Line(text(item));
        });
    }
}
