namespace BankingContracts.Runtime.Definitions;

/// <summary>A compiled pipeline.</summary>
/// <param name="Name">The program's name.</param>
/// <param name="Models">All models, each after the models that it reads.</param>
/// <param name="SingularAudits">Tests written as SQL.</param>
public sealed record PipelineDefinition(string Name, IReadOnlyList<ModelDefinition> Models, IReadOnlyList<AuditDefinition> SingularAudits)
{
    private readonly Dictionary<string, ModelDefinition> _byName = ByName(Models);

    /// <summary>All models, each after the models that it reads.</summary>
    public IReadOnlyList<ModelDefinition> Models
    {
        get;
        init
        {
            field = value;
            _byName = ByName(value);
        }
    }

    = Models;

    /// <summary>When the service runs the pipeline by itself, in the order of the file.</summary>
    public IReadOnlyList<ScheduleDefinition> Schedules { get; init; } = [];

    /// <summary>Who hears of what happened in the service.</summary>
    public AlertsDefinition Alerts { get; init; } = AlertsDefinition.None;

    /// <summary>Makes the examples, by file, in file order. They are made only on demand, because a run does not need them.</summary>
    public Func<IReadOnlyList<ExampleDefinition>> Examples { get; init; } = static () => [];

    /// <summary>All audits: first those of the models, in the order of the models, then the singular ones.</summary>
    public IEnumerable<AuditDefinition> Audits => Models.SelectMany(m => m.Audits).Concat(SingularAudits);

    /// <summary>The model called <paramref name="name"/>, which must exist.</summary>
    public ModelDefinition this[string name] => _byName[name];

    /// <summary>The model called <paramref name="name"/>, or null.</summary>
    public ModelDefinition? Find(string name) => _byName.GetValueOrDefault(name);

    private static Dictionary<string, ModelDefinition> ByName(IReadOnlyList<ModelDefinition> models) =>
        models.ToDictionary(m => m.Name, StringComparer.Ordinal);
}
