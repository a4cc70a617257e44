using BankingContracts.ContractModel.Checking;

namespace BankingContracts.Generators.Emit;

/// <summary>Writes the links by which a run follows changes of upstreams.</summary>
internal static class LinkEmitter
{
    /// <summary>Writes the property <c>Links</c> if there is a link.</summary>
    public static void WriteLinks(IndentedWriter writer, IReadOnlyCollection<QueryLink> links) => Write(
        writer, "Links", links, static l => $"new({CSharpLiteral.String(l.Output)}, {CSharpLiteral.String(l.Upstream)}, {CSharpLiteral.String(l.Column)}),");

    /// <summary>Writes the property <c>Unlinked</c> if there is an unlinked model.</summary>
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
