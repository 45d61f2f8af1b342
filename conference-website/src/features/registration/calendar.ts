/** The calendar file of the registration that is open in this browser. */
export const calendarPath = '/api/v1/manage/registration/calendar.ics';
