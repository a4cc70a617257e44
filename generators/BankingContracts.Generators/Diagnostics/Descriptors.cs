using System.Collections.Concurrent;
using BankingContracts.ContractModel.Diagnostics;
using Microsoft.CodeAnalysis;

namespace BankingContracts.Generators.Diagnostics;

/// <summary>Rules in the form that the compiler needs.</summary>
internal static class Descriptors
{
    private static readonly ConcurrentDictionary<Rule, DiagnosticDescriptor> Known = new();

    /// <summary>The descriptor of <paramref name="rule"/>. It is made only once.</summary>
    public static DiagnosticDescriptor Of(Rule rule) => Known.GetOrAdd(rule, Create);

    /// <summary>The block that a rule belongs to; the first digit of its number shows it, and for examples the second one, too.</summary>
    public static string Category(Rule rule) => "BankingContracts." + rule.Id["BKC".Length] switch
    {
        '1' => "File",
        '2' => "Contract",
        '3' => "Sql",
        '4' => "Pipeline",
        '5' => "Naming",
        '6' => "Evolution",
        '7' => "Privacy",
        '8' when rule.Id["BKC".Length + 1] == '1' => "Example",
        '8' => "Schedule",
        _ => "Internal",
    };

    private static DiagnosticDescriptor Create(Rule rule) => new(
        rule.Id,
        rule.Title,
        rule.Message,
        Category(rule),
        rule.Severity == RuleSeverity.Error ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: null,
        rule.HelpLink,
        // Without the tag, a line in a .globalconfig, or NoWarn, could switch off a contract's error.
        rule.IsConfigurable ? [] : [WellKnownDiagnosticTags.NotConfigurable]);
}
