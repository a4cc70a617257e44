using System.Globalization;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Text;
using BankingContracts.ContractModel.Types;

namespace BankingContracts.ContractModel.Locking;

/// <summary>Finds what changed between two states of the contracts.</summary>
public static class ContractComparison
{
    /// <summary>The words for a column that may have any value.</summary>
    public const string AnyValue = "any value";

    /// <summary>
    /// The changes from <paramref name="before"/> to <paramref name="after"/>, ordered by layer and model; those of a model are in the order of its
    /// contract.
    /// </summary>
    public static IReadOnlyList<ContractChange> Of(EquatableArray<ModelShape> before, EquatableArray<ModelShape> after)
    {
        var pairs = before.Select(b => (Before: b, After: Successor(b.Promise.Name, after, before.Select(static s => s.Promise.Name)))).ToList();
        return
        [
            .. pairs.SelectMany(static p => p.After is { } now ? Of(p.Before, now) : [Removed(p.Before.Promise)])
                .Concat(after.Where(a => pairs.TrueForAll(p => p.After != a)).Select(static a => Change(ChangeKind.ModelAdded, a.Promise, null, "", "")))
                .OrderBy(static c => c.Layer)
                .ThenBy(static c => c.Model, StringComparer.Ordinal),
        ];
    }

    /// <summary>The model that was <paramref name="name"/> before; null if there is none. A name that another model had before is never a former name.</summary>
    /// <param name="name">The earlier name.</param>
    /// <param name="after">The present models.</param>
    /// <param name="earlier">All earlier names.</param>
    internal static ModelShape? Successor(string name, IEnumerable<ModelShape> after, IEnumerable<string> earlier) =>
        after.FirstOrDefault(a => a.Promise.Name == name) ?? after.FirstOrDefault(a => a.RenamedFrom.Contains(name) && !earlier.Contains(a.Promise.Name, StringComparer.Ordinal));

    /// <summary>The changes of one model.</summary>
    public static IReadOnlyList<ContractChange> Of(ModelShape before, ModelShape after)
    {
        var (old, now) = (before.Promise, after.Promise);
        var pairs = ColumnPairs.Of(old, after);
        var changes = new List<ContractChange>();
        Add(ChangeKind.ModelRenamed, old.Name, now.Name);
        Add(ChangeKind.LayerChanged, Words<Layer>.Of(old.Layer), Words<Layer>.Of(now.Layer));
        if (!new HashSet<string>(old.Key.Select(pairs.Renamed), StringComparer.Ordinal).SetEquals(now.Key))
            changes.Add(Change(ChangeKind.KeyChanged, now, null, Names(old.Key), Names(now.Key)));
        changes.AddRange(Exports(old, now));
        changes.AddRange(pairs.Removed.Select(c => Change(ChangeKind.ColumnRemoved, now, c.Name, c.Type.ToString(), "")));
        foreach (var column in now.Columns)
        {
            changes.AddRange(pairs.Before(column) is { } former
                ? Column(now, former, column)
                : [Change(ChangeKind.ColumnAdded, now, column.Name, "", column.Type.ToString())]);
        }

        if (pairs.OutOfPlace is { } displaced)
        {
            var isInFile = old.Exports.Contains(ExportFormat.Csv) && now.Exports.Contains(ExportFormat.Csv);
            if (isInFile || pairs.IsReordered)
                changes.Add(Change(isInFile ? ChangeKind.ExportOrderChanged : ChangeKind.OrderChanged, now, displaced.Name, Names(pairs.Expected), Names(now.Columns.Select(static c => c.Name))));
        }

        Add(now.Version < old.Version ? ChangeKind.VersionLowered : ChangeKind.VersionRaised, Number(old.Version), Number(now.Version));
        Add(ChangeKind.DeprecationChanged, DayText.Of(old.DeprecatedAfter), DayText.Of(now.DeprecatedAfter));
        Add(ChangeKind.VersionOfChanged, old.VersionOf ?? "", now.VersionOf ?? "");
        if (before.Rest is { } was && after.Rest is { } rest)
            changes.AddRange(Rest(now, was, rest, hasSameShape: changes.TrueForAll(static c => c.Column is null && c.Kind is not (ChangeKind.KeyChanged or ChangeKind.LayerChanged or ChangeKind.ModelRenamed))));
        return now.Version > old.Version ? changes.ConvertAll(static c => c with { IsAnnounced = true }) : changes;

        void Add(ChangeKind kind, string from, string to)
        {
            if (from != to)
                changes.Add(Change(kind, now, null, from, to));
        }
    }

    private static IEnumerable<ContractChange> Column(LockedModel model, LockedColumn before, LockedColumn after)
    {
        if (before.Name != after.Name)
            yield return Change(ChangeKind.ColumnRenamed, model, after.Name, before.Name, after.Name);
        if (before.Type != after.Type)
            yield return Change(TypeChange(before.Type, after.Type), model, after.Name, before.Type.ToString(), after.Type.ToString());
        if (before.IsNotNull != after.IsNotNull)
            yield return Change(after.IsNotNull ? ChangeKind.NotNullAdded : ChangeKind.NotNullRemoved, model, after.Name, NotNull(before), NotNull(after));
        foreach (var change in Values(model, before, after))
            yield return change;
    }

    private static IEnumerable<ContractChange> Values(LockedModel model, LockedColumn before, LockedColumn after)
    {
        if (before.AcceptedValues is not { } old)
            return after.AcceptedValues is { } limited ? [Change(ChangeKind.ValueRemoved, model, after.Name, AnyValue, Names(limited))] : [];
        if (after.AcceptedValues is not { } now)
            return [Change(ChangeKind.ValueAdded, model, after.Name, Names(old), AnyValue)];
        return now.Where(v => !old.Contains(v)).Select(v => Change(ChangeKind.ValueAdded, model, after.Name, "", v))
            .Concat(old.Where(v => !now.Contains(v)).Select(v => Change(ChangeKind.ValueRemoved, model, after.Name, v, "")));
    }

    private static ChangeKind TypeChange(DataType before, DataType after) =>
        TypeWidth.Holds(after, before) ? ChangeKind.TypeWidened
        : TypeWidth.AreOfOneKind(before, after) ? ChangeKind.TypeNarrowed
        : ChangeKind.TypeReplaced;

    private static IEnumerable<ContractChange> Exports(LockedModel before, LockedModel after) =>
        before.Exports.Where(e => !after.Exports.Contains(e)).Select(e => Change(ChangeKind.ExportRemoved, after, null, Words<ExportFormat>.Of(e), ""))
            .Concat(after.Exports.Where(e => !before.Exports.Contains(e)).Select(e => Change(ChangeKind.ExportAdded, after, null, "", Words<ExportFormat>.Of(e))));

    /// <summary>Rows of another shape are made in another way, so this is said only of rows of the same shape.</summary>
    private static IEnumerable<ContractChange> Rest(LockedModel model, ContractRest before, ContractRest after, bool hasSameShape)
    {
        if (before.Descriptions != after.Descriptions)
            yield return Change(ChangeKind.DescriptionChanged, model, null, "", "");
        if (before.Tests != after.Tests)
            yield return Change(ChangeKind.TestsChanged, model, null, "", "");
        if (before.Tags != after.Tags)
            yield return Change(ChangeKind.TagsChanged, model, null, before.Tags, after.Tags);
        if (before.Rows != after.Rows && hasSameShape)
            yield return Change(ChangeKind.RowsChanged, model, null, "", "");
    }

    private static ContractChange Removed(LockedModel model) =>
        Change(ChangeKind.ModelRemoved, model, null, DayText.Of(model.DeprecatedAfter), "") with { IsAnnounced = model.DeprecatedAfter is not null };

    private static ContractChange Change(ChangeKind kind, LockedModel model, string? column, string before, string after) => new(kind, model.Name, model.Layer, column, before, after);

    private static string Names(IEnumerable<string> names) => "(" + string.Join(", ", names) + ")";

    private static string NotNull(LockedColumn column) => column.IsNotNull ? "not_null" : "";

    private static string Number(int version) => version.ToString(CultureInfo.InvariantCulture);
}
