using BankingContracts.ContractModel.Tests.Reading;

namespace BankingContracts.ContractModel.Tests.ContractRules;

/// <summary>BKC6001.</summary>
public sealed class FormerNameTests
{
    [Theory]
    [InlineData("- {name: other_id, data_type: varchar, renamed_from: «other_id»}", "its present name")]
    [InlineData("- {name: other_id, data_type: varchar, renamed_from: [first_id, «account_id»]}", "which is a column of its own")]
    [InlineData("- {name: other_id, data_type: varchar, renamed_from: [first_id, «first_id»]}", "which is listed twice")]
    [InlineData("- {name: other_id, data_type: varchar, renamed_from: first_id}\n- {name: third_id, data_type: varchar, renamed_from: «first_id»}", "which is a former name of 'other_id', too")]
    public void AFormerNameThatLeadsNowhereIsReported(string columns, string reason) => Expect.Finding("BKC6001", Given.MartColumn(columns), reason);

    [Theory]
    [InlineData("- {name: other_id, data_type: varchar, renamed_from: first_id}")]
    [InlineData("- {name: other_id, data_type: varchar, renamed_from: [first_id, second_id]}")]
    public void AFormerNameMayStay(string column) => Expect.Silence(Given.MartColumn(column));
}
