using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Planning;

/// <summary>Decides how stored tables are changed after a change of their contract.</summary>
public static class PreparationPlanner
{
    // A snapshot makes its next versions by them; those that are there stay as they are.
    // As the state has it.
    private const string NewRecord = "newrecord";

    private static readonly string[] FreeSettings = ["check_cols", "on_quarantine", "tie_break"];

    /// <summary>What the tables of <paramref name="model"/> need.</summary>
    /// <exception cref="PipelineException">A source or snapshot changed in a way that its stored rows cannot follow.</exception>
    public static ModelPreparation For(ModelDefinition model, ModelState? known)
    {
        if (known is null)
            return ModelPreparation.Create;
        var shape = ModelShape.Of(model);
        if (shape.IsSameAs(known.Shape))
            return ModelPreparation.None with { Pending = known.Shape.Pending ?? [] };
        var preparation = model.Body switch
        {
            SourceBody source => Delivered(source, known, shape, Changed(model, known, shape)),
            SnapshotBody => Follow(model, known, shape),
            QuarantineBody => Changed(model, known, shape),
            StagingBody or QueryBody => ModelPreparation.Recreate,
            _ => throw new InvalidOperationException($"{model.Name} is of no known kind."),
        };
        return preparation with { Past = PastPreparation.Of(Changed(model, known, shape), known.Shape, shape) };
    }

    /// <summary>Rows of files keep what they are when the contract says otherwise how files are delivered; with another key the newest row of each key stays.</summary>
    private static ModelPreparation Delivered(SourceBody source, ModelState known, ModelShape shape, ModelPreparation preparation)
    {
        // A database of before does not say what ordered rows.
        var settings = Differences(known.Shape, shape, preparation).Where(s => s.Name != ModelShape.Sequence || s.Before is not null).ToList();
        var isRekeyed = source.Delivery == Delivery.Delta && settings.Exists(s => s.Name == ModelShape.Key) && settings.TrueForAll(s => s.Name != ModelShape.Delivery);
        return preparation with
        {
            IsRekeyed = isRekeyed,
            ForgetsSequence = isRekeyed || settings.Exists(s => s.Name == ModelShape.Sequence),
            Settings = [.. settings.Select(s => $"its {s.Name} was {Written(s.Before)}, now it is {Written(s.Now)}{(isRekeyed && s.Name == ModelShape.Key ? ": the newest row of each key is kept" : "")}")],
        };
    }

    private static ModelPreparation Follow(ModelDefinition model, ModelState known, ModelShape shape)
    {
        var preparation = Changed(model, known, shape);
        var settings = Differences(known.Shape, shape, preparation).Where(IsLasting)
            .Select(s => s.Before is null ? $"{s.Name} ({Written(s.Now)}) is new" : $"{s.Name} was {Written(s.Before)}, now it is {Written(s.Now)}").ToList();
        var required = preparation.Changes.Where(c => c is { IsNew: true, HasDefault: false } && ColumnChange.IsRequired(c.Now) && !IsBookkeeping(c.Column) && !model.Key.Contains(c.Column))
            .Select(c => $"{c.Column} ({c.Now}) is new, and stored rows have no value for it: write 'before_added: null' at the column in staging, or a 'default' in its 'clean'").ToList();
        var retyped = preparation.Changes.Where(c => c.IsRetyped && !ColumnType.Parse(ColumnChange.BaseOf(c.Before!.Value)).CanBecome(ColumnType.Parse(c.Type)))
            .Select(c => $"{c.Column} was {c.Before!.Value}, now it is {c.Now}").ToList();
        if (settings.Count + required.Count + retyped.Count == 0)
            return preparation;
        var remedies = new[]
        {
            settings.Count > 0 ? $"For a history with other settings add a snapshot that says 'continues: {model.Name}', and let this one be as it was, with 'retired: true'." : null,
            retyped.Count > 0 ? "For another type add a column with another name." : null,
        };
        throw PipelineException.BadInput(
            $"The contract of {model.Name} does not fit its stored rows: {string.Join("; ", required.Concat(retyped).Concat(settings))}. Nothing was changed. {string.Join(" ", remedies.OfType<string>().DefaultIfEmpty("Or undo the edit."))}");
    }

    /// <summary>Whether a snapshot has the column by its settings.</summary>
    private static bool IsBookkeeping(string column) => column.StartsWith("dbt_", StringComparison.Ordinal);

    private static ModelPreparation Changed(ModelDefinition model, ModelState known, ModelShape shape)
    {
        var source = model.Body as SourceBody;
        var stored = known.Shape.Columns.ToDictionary(c => c.Name);
        var retired = (known.Shape.Retired ?? []).ToDictionary(c => c.Name);
        var former = model.Columns.ToDictionary(c => c.Name, c => c.RenamedFrom);
        var defaults = model.Columns.Where(c => c.HasDefault).Select(c => c.Name).ToHashSet();
        var (changes, found) = (new List<ColumnChange>(), new List<string>());
        foreach (var (name, type) in shape.Columns.Select(c => (c.Name, c.Value)))
        {
            var before = new[] { name }.Concat(former[name]).Select(stored.GetValueOrDefault).FirstOrDefault(c => c is not null);
            if (before is not null)
                found.Add(before.Name);
            var change = new ColumnChange(name, before, type)
            {
                HasDefault = before is null && defaults.Contains(name),
                IsBack = before is null && retired.TryGetValue(name, out var old) && ColumnChange.BaseOf(old.Value) == ColumnChange.BaseOf(type),
            };
            if (before is null || before.Name != name || before.Value != type)
                changes.Add(change);
        }

        var renamed = changes.Where(c => c.IsRenamed).ToDictionary(c => c.Before!.Name, c => c.Column);
        var pending = (known.Shape.Pending ?? []).Select(p => renamed.GetValueOrDefault(p, p)).Where(former.ContainsKey);
        return new ModelPreparation(PreparationKind.Alter)
        {
            Before = known.Shape.Columns,
            IsReordered = !known.Shape.Columns.Select(c => c.Name).Where(found.Contains).SequenceEqual(found),
            Changes = changes,
            Retired = [.. known.Shape.Columns.Where(c => !found.Contains(c.Name))],
            Pending = [.. pending.Union(changes.Where(c => c.IsNew && c.Column != source?.AbsentColumn).Select(c => c.Column))],
            Absent = source?.AbsentColumn,
            AbsentBefore = source is null ? null : known.Shape.Columns.Select(c => c.Name).FirstOrDefault(c => c == SourceBody.NameOfAbsent),
            MayLack = source?.MayLack ?? [],
            Rows = known.Rows,
        };
    }

    /// <summary>A setting as the contract writes it; the state has some without underscores.</summary>
    private static string Written(string? setting) => setting switch
    {
        null or "" => "none",
        NewRecord => "new_record",
        _ => setting,
    };

    /// <summary>Whether stored versions cannot follow another value of the setting.</summary>
    private static bool IsLasting((string Name, string? Before, string Now) setting) =>
        !FreeSettings.Contains(setting.Name) && (setting.Name != "hard_deletes" || new[] { setting.Before, setting.Now }.Contains(NewRecord));

    /// <summary>The settings that are different, under the names of columns that they have now.</summary>
    private static IEnumerable<(string Name, string? Before, string Now)> Differences(ModelShape old, ModelShape current, ModelPreparation preparation)
    {
        var renamed = preparation.Changes.Where(c => c.IsRenamed).ToDictionary(c => c.Before!.Name, c => c.Column);
        var before = old.Settings.ToDictionary(s => s.Name, s => string.Join(", ", s.Value.Split(", ").Select(v => renamed.GetValueOrDefault(v, v))));
        return current.Settings.Select(s => (s.Name, before.GetValueOrDefault(s.Name), s.Value)).Where(s => s.Item2 != s.Value);
    }
}
