using System.Globalization;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Locking;

/// <summary>Finds the changes of contracts that break a promise of the lock file.</summary>
public static class LockCheck
{
    /// <summary>
    /// The findings of BKC6xxx that need the lock file. A model with a wrong contract is left out until it is known what the contract says.
    /// </summary>
    /// <param name="pipeline">The contracts.</param>
    /// <param name="files">All YAML files, as read.</param>
    /// <param name="locked">The lock file.</param>
    public static EquatableArray<ContractDiagnostic> Run(ResolvedPipeline pipeline, IReadOnlyList<ParsedFile> files, ParsedLock locked)
    {
        var findings = new Findings();
        var models = pipeline.Models.Where(ContractShapes.IsLocked).GroupBy(static m => m.Name, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First(), StringComparer.Ordinal);
        var contracts = files.SelectMany(static f => f.Contracts).ToLookup(static c => c.Contract.Name, StringComparer.Ordinal);
        var isWhole = !files.Any(Catalog.IsUnreadable);
        for (var index = 0; index < locked.Contracts.Models.Count; index++)
        {
            var promise = locked.Contracts.Models[index];
            var contract = contracts[promise.Name].FirstOrDefault();
            if (contract is not null && models.TryGetValue(promise.Name, out var model))
                Check(new ModelShape(promise), model, contracts[promise.Name].FirstOrDefault(c => c.Contract.Layer == model.Layer) ?? contract, findings);
            else if (Renamed(promise.Name) is { } renamed && contracts[renamed.Name].FirstOrDefault(c => c.Contract.Layer == renamed.Layer) is { } under)
                Check(new ModelShape(promise), renamed, under, findings);
            else if (contract is null && isWhole && promise.DeprecatedAfter is null && !IsFormerName(promise.Name))
                findings.Add(LockRules.ModelRemoved, locked.Positions.Value(Pointers.Item("models", index) + "/name"), promise.Name);
        }

        return findings.Sorted();

        // The renamed model may miss its SQL, of which another rule tells.
        bool IsFormerName(string name) => files.Any(f => f.Contracts.Any(c => c.Contract.RenamedFrom.Contains(name)));

        ResolvedModel? Renamed(string name) => contracts.Contains(name)
            ? null
            : models.Values.FirstOrDefault(m => m.RenamedFrom.Contains(name) && locked.Contracts.Models.All(l => l.Name != m.Name));
    }

    private static void Check(ModelShape promise, ResolvedModel model, ParsedContract contract, Findings findings)
    {
        var (old, now) = (promise.Promise.Version, model.Lifecycle.Version);
        if (now > old)
        {
            if (model.Lifecycle.Changes.All(n => n.Version != now))
                findings.Add(LockRules.VersionWithoutNote, contract.Positions.Value("model_version"), model.Name, Number(now));
            return;
        }

        var places = new ChangePlaces(model, contract);
        foreach (var change in ContractComparison.Of(promise, ContractShapes.Of(model)).Where(static c => c.Class == ChangeClass.Breaking))
            findings.Add(Rule(change.Kind), places.Of(change), [.. Arguments(change), .. change.Kind == ChangeKind.VersionLowered ? [] : new[] { Number(old + 1) }]);
    }

    private static Rule Rule(ChangeKind kind) => kind switch
    {
        ChangeKind.ModelRenamed => LockRules.ModelRenamed,
        ChangeKind.ColumnRemoved => LockRules.ColumnRemoved,
        ChangeKind.ColumnRenamed => LockRules.ColumnRenamed,
        ChangeKind.TypeNarrowed or ChangeKind.TypeReplaced => LockRules.TypeChanged,
        ChangeKind.NotNullRemoved => LockRules.NotNullRemoved,
        ChangeKind.ValueAdded => LockRules.ValueAdded,
        ChangeKind.KeyChanged => LockRules.KeyChanged,
        ChangeKind.ExportRemoved => LockRules.ExportRemoved,
        ChangeKind.ExportOrderChanged => LockRules.OrderChanged,
        ChangeKind.LayerChanged => LockRules.LayerChanged,
        ChangeKind.VersionLowered => LockRules.VersionLowered,
        _ => throw new InvalidOperationException($"The change {kind} breaks no rule."),
    };

    private static string[] Arguments(ContractChange change) => change.Kind switch
    {
        ChangeKind.ColumnRemoved or ChangeKind.NotNullRemoved => [change.Model, change.Column!],
        ChangeKind.ColumnRenamed or ChangeKind.ExportOrderChanged => [change.Model, change.Column!, change.Before],
        ChangeKind.TypeNarrowed => [change.Model, change.Column!, change.Before, change.After, "narrower"],
        ChangeKind.TypeReplaced => [change.Model, change.Column!, change.Before, change.After, "another type"],
        ChangeKind.ValueAdded => [change.Model, change.Column!, change.After == ContractComparison.AnyValue && change.Before.Length > 0 ? change.After : "'" + change.After + "'"],
        ChangeKind.KeyChanged or ChangeKind.LayerChanged or ChangeKind.VersionLowered => [change.Model, change.Before, change.After],
        ChangeKind.ExportRemoved or ChangeKind.ModelRenamed => [change.Model, change.Before],
        _ => throw new InvalidOperationException($"The change {change.Kind} breaks no rule."),
    };

    private static string Number(int version) => version.ToString(CultureInfo.InvariantCulture);
}
