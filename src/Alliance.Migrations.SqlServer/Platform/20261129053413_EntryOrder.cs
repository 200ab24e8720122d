using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Alliance.Migrations.SqlServer.Platform
{
    /// <inheritdoc />
    public partial class EntryOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_platform_fund_movements_PostedOn",
                table: "platform_fund_movements");

            migrationBuilder.AlterColumn<string>(
                name: "Number",
                table: "platform_loans",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(40)",
                oldMaxLength: 40);

            migrationBuilder.AddColumn<int>(
                name: "Sequence",
                table: "platform_job_observations",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "Number",
                table: "platform_fund_movements",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "LastNumber",
                table: "platform_fund_books",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AlterColumn<string>(
                name: "LoanNumber",
                table: "platform_direct_debit_lines",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(40)",
                oldMaxLength: 40);

            migrationBuilder.AlterColumn<string>(
                name: "LoanNumber",
                table: "platform_bank_statement_lines",
                type: "nvarchar(60)",
                maxLength: 60,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(40)",
                oldMaxLength: 40,
                oldNullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Sequence",
                table: "platform_application_events",
                type: "int",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.UpdateData(
                table: "platform_fund_books",
                keyColumn: "Id",
                keyValue: 1,
                column: "LastNumber",
                value: 0L);

            // Ids of one moment have no order: what was entered together stands as things go, money in before money out.
            migrationBuilder.Sql("""
                WITH known AS (SELECT Sequence, ROW_NUMBER() OVER (PARTITION BY ApplicationId ORDER BY [At], CASE Kind WHEN 'Received' THEN 0 WHEN 'HandedOver' THEN 3 WHEN 'DecisionUndone' THEN 2 ELSE 1 END, [On], CONVERT(char(36), Id)) AS Place FROM platform_application_events)
                UPDATE known SET Sequence = Place;
                """);

            migrationBuilder.Sql("""
                WITH known AS (SELECT Sequence, ROW_NUMBER() OVER (PARTITION BY EnterpriseId ORDER BY CONVERT(char(36), Id)) AS Place FROM platform_job_observations)
                UPDATE known SET Sequence = Place;
                """);

            migrationBuilder.Sql("""
                WITH known AS (SELECT Number, ROW_NUMBER() OVER (ORDER BY EnteredAt, Bank DESC, CONVERT(char(36), Id)) AS Place FROM platform_fund_movements)
                UPDATE known SET Number = Place;
                """);

            migrationBuilder.Sql("""
                UPDATE platform_fund_books SET LastNumber = (SELECT COUNT(*) FROM platform_fund_movements);
                """);

            migrationBuilder.CreateIndex(
                name: "IX_platform_fund_movements_PostedOn_Number",
                table: "platform_fund_movements",
                columns: new[] { "PostedOn", "Number" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_platform_fund_movements_PostedOn_Number",
                table: "platform_fund_movements");

            migrationBuilder.DropColumn(
                name: "Sequence",
                table: "platform_job_observations");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "platform_fund_movements");

            migrationBuilder.DropColumn(
                name: "LastNumber",
                table: "platform_fund_books");

            migrationBuilder.DropColumn(
                name: "Sequence",
                table: "platform_application_events");

            migrationBuilder.AlterColumn<string>(
                name: "Number",
                table: "platform_loans",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(60)",
                oldMaxLength: 60);

            migrationBuilder.AlterColumn<string>(
                name: "LoanNumber",
                table: "platform_direct_debit_lines",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "nvarchar(60)",
                oldMaxLength: 60);

            migrationBuilder.AlterColumn<string>(
                name: "LoanNumber",
                table: "platform_bank_statement_lines",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "nvarchar(60)",
                oldMaxLength: 60,
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_platform_fund_movements_PostedOn",
                table: "platform_fund_movements",
                column: "PostedOn");
        }
    }
}
