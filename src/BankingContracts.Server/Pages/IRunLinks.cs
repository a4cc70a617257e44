using BankingContracts.Runtime.Reporting;

namespace BankingContracts.Server.Pages;

/// <summary>Where what a run did is shown: by the service, or in a file. Null where there is nothing to show.</summary>
public interface IRunLinks : IModelLinks
{
    /// <summary>The address of what is known of a test that did not pass.</summary>
    string? LinkToTest(ReportedTest test);

    /// <summary>The address of the rows that the run held back.</summary>
    /// <param name="staging">The staging model that refused them.</param>
    string? LinkToQuarantine(string staging);

    /// <summary>The address of all rows that a staging model refuses now.</summary>
    /// <param name="staging">The staging model.</param>
    string? LinkToHeld(string staging);

    /// <summary>The address of all loads of a file's content.</summary>
    /// <param name="hash">SHA-256 of its bytes, lower-case hex.</param>
    string? LinkToFile(string hash);
}
