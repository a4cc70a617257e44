using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Validation.Examples;

/// <summary>BKC81xx: examples against the contracts of the models that they name.</summary>
internal sealed class ExampleCheck
{
    private readonly Dictionary<string, ResolvedModel> _models;
    private readonly HashSet<string> _incomplete;
    private readonly Findings _findings;

    /// <param name="models">The complete models.</param>
    /// <param name="incomplete">The models with errors: nothing is said about examples that name them.</param>
    /// <param name="findings">Takes the findings.</param>
    public ExampleCheck(IEnumerable<ResolvedModel> models, IEnumerable<IncompleteModel> incomplete, Findings findings)
    {
        _models = models.GroupBy(static m => m.Name, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First(), StringComparer.Ordinal);
        _incomplete = new HashSet<string>(incomplete.Select(static m => m.Model.Name), StringComparer.Ordinal);
        _findings = findings;
    }

    /// <summary>Checks all examples, and returns those that can be played.</summary>
    public EquatableArray<ExampleContract> Run(IEnumerable<ParsedExample> examples)
    {
        var names = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        var sound = new List<ExampleContract>();
        foreach (var parsed in examples)
        {
            var name = parsed.Positions.Value("name");
            var isFirst = !names.TryGetValue(parsed.Example.Name, out var first);
            if (isFirst)
                names.Add(parsed.Example.Name, name);
            else
                _findings.Add(ExampleRules.DuplicateExample, name, parsed.Example.Name, Catalog.Place(first));
            if (IsSound(parsed) && parsed.IsWhole && isFirst)
                sound.Add(parsed.Example);
        }

        return sound.ToEquatableArray();
    }

    private bool IsSound(ParsedExample parsed)
    {
        if (Model(parsed) is not { } model)
            return false;
        var check = new ExampleUnderCheck(parsed, _findings);
        CheckGiven(check, parsed, model);
        new ExpectationCheck(check, model, _models.TryGetValue(QuarantineNames.Of(model.Name), out var quarantine) ? quarantine : null).Run(parsed);
        return check.IsSound && parsed.Example.Batches.SelectMany(static b => b.Given).All(t => _models.ContainsKey(t.Model));
    }

    /// <summary>The model of an example; null when there is none, or when it has errors.</summary>
    private ResolvedModel? Model(ParsedExample parsed)
    {
        var name = parsed.Example.Model;
        var known = _models.TryGetValue(name, out var model);
        if (known && model!.Kind is ModelKind.Staging or ModelKind.Snapshot or ModelKind.Query)
            return model;
        if (!known && _incomplete.Contains(name))
            return null;
        var why = model?.Kind switch
        {
            ModelKind.Source => "a source only holds what its file has; give it to an example of the staging model",
            ModelKind.Quarantine => "write an example of '" + model.Input + "' with 'quarantined' under 'expect'",
            null => "there is no such model" + NearName.Suggest(name, _models.Values.Where(static m => m.Kind is not (ModelKind.Source or ModelKind.Quarantine)).Select(static m => m.Name)),
            var kind => throw new InvalidOperationException("A " + kind + " has examples."),
        };
        _findings.Add(ExampleRules.NoSuchModel, parsed.Positions.Value("model"), name, why);
        return null;
    }

    private void CheckGiven(ExampleUnderCheck check, ParsedExample parsed, ResolvedModel model)
    {
        var example = parsed.Example;
        if (example.HasBatches && model.Kind == ModelKind.Query)
            check.At(parsed.Positions.Key("batches"), ContractRules.NotAllowedHere, "batches", "in an example of a query", "a query has no history, so write 'given'");
        DateTime? before = null;
        for (var index = 0; index < example.Batches.Count; index++)
        {
            var (batch, pointer) = (example.Batches[index], example.HasBatches ? Pointers.Item("batches", index) + "/" : "");
            before = check.RunTime(batch.RunAt, pointer + "run_at", before);
            foreach (var table in batch.Given)
                CheckTable(check, parsed, model, table, pointer + "given/" + table.Model);
            foreach (var missing in Missing(model, batch))
                check.At(parsed.Positions.Key(pointer + "given"), ExampleRules.NotGiven, model.Name, missing);
        }
    }

    private void CheckTable(ExampleUnderCheck check, ParsedExample parsed, ResolvedModel model, ExampleTable table, string pointer)
    {
        var inputs = Inputs(model).ToList();
        if (!inputs.Contains(table.Model))
        {
            var near = NearName.Find(table.Model, inputs);
            check.At(parsed.Positions.Key(pointer), ExampleRules.NotRead, model.Name, table.Model, near is null ? "it reads " + string.Join(", ", inputs) : "did you mean '" + near + "'?");
        }
        else if (_models.TryGetValue(table.Model, out var read))
        {
            check.Given(read, table.Rows, pointer);
        }
    }

    /// <summary>The models whose rows an example of <paramref name="model"/> may give. The source below a snapshot stands for the staged rows.</summary>
    private IEnumerable<string> Inputs(ResolvedModel model)
    {
        var direct = model.Upstreams.Select(static u => u.Name);
        return model.Snapshot is { } snapshot && _models.TryGetValue(snapshot.Relation, out var staging) ? direct.Append(staging.Input!) : direct;
    }

    private IEnumerable<string> Missing(ResolvedModel model, ExampleBatch batch)
    {
        var given = new HashSet<string>(batch.Given.Select(static t => t.Model), StringComparer.Ordinal);
        return model.Kind == ModelKind.Snapshot && Inputs(model).Any(given.Contains) ? [] : model.Upstreams.Select(static u => u.Name).Where(u => !given.Contains(u));
    }
}
