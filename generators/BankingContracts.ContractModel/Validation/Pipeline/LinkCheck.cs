using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Validation.Pipeline;

/// <summary>Checks whether the models and columns of declared links exist. Only the analysis of the SQL shows whether the links are true.</summary>
internal static class LinkCheck
{
    public static void Run(CatalogEntry model, ReferenceGraph graph, EffectiveColumns columns, Findings findings)
    {
        foreach (var link in model.Contract.Links)
        {
            var pointer = "config/links/" + link.Upstream;
            if (graph.From(model).FirstOrDefault(e => e.To.Name == link.Upstream)?.To is not { } upstream)
                Unread(model, link, graph, findings);
            else if (columns.Of(upstream) is not null && columns.Find(upstream, link.Column) is null)
                Missing(link, model.Positions.Value(pointer + "/column"), "'" + link.Column + "', which is not a column of '" + upstream.Name + "'" + columns.Suggest(upstream, link.Column), findings);
            else if (columns.Of(model) is not null && columns.Find(model, link.Output) is not { Generated: GeneratedColumn.None })
                Missing(link, model.Positions.Value(pointer + "/output"), "'" + link.Output + "', which the SQL of '" + model.Name + "' does not return" + columns.Suggest(model, link.Output), findings);
        }
    }

    private static void Unread(CatalogEntry model, DeclaredLink link, ReferenceGraph graph, Findings findings)
    {
        var read = graph.From(model).Select(static e => e.To.Name).ToArray();
        // If there is no SQL, or the SQL reads no known model, another rule reports this.
        if (read.Length == 0)
            return;
        var near = NearName.Suggest(link.Upstream, read);
        findings.Add(
            ReferenceRules.UnknownLink,
            model.Positions.Key("config/links/" + link.Upstream),
            link.Upstream,
            "names a model that the SQL of '" + model.Name + "' does not read" + (near.Length > 0 ? near : "; it reads " + string.Join(", ", read)));
    }

    private static void Missing(DeclaredLink link, SourceSpan span, string what, Findings findings) =>
        findings.Add(ReferenceRules.UnknownLink, span, link.Upstream, "names " + what);
}
