using BankingContracts.Cli.Session;
using BankingContracts.Runtime;
using BankingContracts.Server.Documents;

namespace BankingContracts.Cli.Verbs;

/// <summary>Writes a catalogue of all contracts as files. What it holds is compiled in, so no database is opened.</summary>
internal static class DocsVerb
{
    public static async Task<int> ExecuteAsync(VerbContext context, string folder, CancellationToken cancellation)
    {
        var path = context.Environment.Resolve(folder);
        var files = await Catalogue.WriteAsync(context.Pipeline, path, cancellation);
        await context.Environment.Out.WriteLineAsync($"{files} files were written; open {context.Environment.Shorten(Path.Combine(path, CatalogueLinks.IndexFile))}.");
        return (int)ExitCode.Done;
    }
}
